"""What this app plants for its own audit."""

from sites.isolation.registry import Planter, planters


def register() -> None:
    """Fill the registry; called once, when the app is ready."""
    planters.register("sites", Planter(10, "sites.isolation.plant_sites.plant"))
