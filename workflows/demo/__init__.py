"""Takes the demo's items through moderation."""
