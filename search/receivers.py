"""What the search listens to."""


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
