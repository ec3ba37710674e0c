"""Articles and pictures of the demo province."""
