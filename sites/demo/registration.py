"""What the demo of the sites adds to `load_demo` and `demo_accounts`."""

from core.demo import DemoStep, demo_listing, demo_steps


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    demo_steps.register("sites.frame", DemoStep(10, "sites.demo.load.load_frame"))
    demo_steps.register("sites.pages", DemoStep(15, "sites.demo.load_pages.load_pages"))
    demo_listing.register("text", "sites.demo.accounts.as_text")
    demo_listing.register("data", "sites.demo.accounts.as_data")
