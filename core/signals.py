"""Signals the ground floor sends."""

from django.dispatch import Signal

exposure_changed = Signal()
"""Sent after a page's exposure row was written (A04): its class (None where no app knows it) with `page_id`."""
