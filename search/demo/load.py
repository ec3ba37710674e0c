"""The demo's last step: everything that was loaded can be found."""

from __future__ import annotations

from core.demo import DemoContext
from search.engines.select import engines
from search.services.drain import outbox_drain
from search.services.sync import rebuild


def fill_index(context: DemoContext) -> None:
    """Make the indexes if there are none yet, then write what waits in the outbox."""
    for engine in engines():
        if not engine.health().ready:
            rebuild(engine)
    outbox_drain()
    for engine in engines():
        context.say(f"search, {engine.channel.value}: {engine.health().entries} entries")
