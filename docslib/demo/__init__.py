"""Official documents of the demo province, as texts and as files."""
