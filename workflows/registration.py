"""What moderation tells lower apps about itself."""

from django.urls import reverse

from core.demo import DemoStep, demo_steps
from core.gates import publish_gates
from sites.isolation.registry import Planter, planters
from sites.provisioning import provisioning_steps
from sites.report_cards import item_addresses
from workflows import access
from workflows.gates import revision_is_approved
from workflows.provisioning import ensure_workflows
from workflows.receivers import connect
from workflows.services import hand_over


def register() -> None:
    """Fill the registries and listen to Wagtail's workflow; called once, when the app is ready."""
    publish_gates.register("workflows.approved", revision_is_approved)
    provisioning_steps.register("workflows.board", ensure_workflows)
    connect()
    access.register()
    item_addresses.register("workflows.life", _life_address)
    hand_over.register()
    planters.register("workflows", Planter(40, "workflows.isolation.plant"))
    demo_steps.register("workflows.moderation", DemoStep(90, "workflows.demo.load.moderate"))


def _life_address(page_id: int) -> str:
    return reverse("moderation:life", args=[page_id])
