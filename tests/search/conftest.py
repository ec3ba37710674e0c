"""An index of its own for every test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.channels import Channel
from search.engines.protocol import Engine
from tests.search.contract import ENGINES, emptied, vanish


@pytest.fixture(autouse=True)
def search_dir(settings, tmp_path):
    """Indexes in a folder that only this test sees."""
    settings.PORTAL_SEARCH_DIR = tmp_path / "search"
    return settings.PORTAL_SEARCH_DIR


@pytest.fixture(params=["embedded", pytest.param("cluster", marks=pytest.mark.cluster)])
def make_engine(request, tmp_path) -> Callable[..., Engine]:
    """Makes engines of one index; the first one finds it empty, or with `ready=False` none at all."""
    made: set[Channel] = set()

    def make(channel: Channel = Channel.WAN, *, ready: bool = True) -> Engine:
        engine = ENGINES[request.param](channel, tmp_path / channel.value)
        if ready:
            emptied(engine)
        elif channel not in made:
            vanish(engine, tmp_path / channel.value)
        made.add(channel)
        return engine

    return make


@pytest.fixture
def engine(make_engine) -> Engine:
    return make_engine()
