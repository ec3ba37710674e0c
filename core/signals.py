"""Signals the ground floor sends."""

from django.dispatch import Signal

exposure_changed = Signal()
"""Sent with `page_id` after a page's exposure row was written (A04)."""
