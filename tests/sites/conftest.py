"""What tests of the sites share."""

from __future__ import annotations

import pytest

from tests.sites.neighbours import Neighbours, make_neighbours


@pytest.fixture
def neighbours(db: None) -> Neighbours:
    """Our site and a neighbour's."""
    return make_neighbours()
