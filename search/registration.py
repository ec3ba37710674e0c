"""What the search tells lower apps about itself."""

from __future__ import annotations

from core.demo import DemoStep, demo_steps
from search import access, receivers
from sites.isolation.registry import Planter, planters


def register() -> None:
    """Fill the registries and listen to what changes for readers; called once, when the app is ready."""
    access.register()
    receivers.connect()
    planters.register("search", Planter(90, "search.isolation.plant"))
    planters.register("search.questions", Planter(91, "search.question_isolation.plant"))
    demo_steps.register(
        "search.questions", DemoStep(94, "search.demo.questions.load_questions", afterwards=True)
    )
    demo_steps.register("search.index", DemoStep(95, "search.demo.load.fill_index", afterwards=True))
