"""What tests begin with is what opening a site gives, row for row (A01)."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pytest
from django.db import transaction
from django.db.models import DateTimeField

from sites.enums import Tier
from tests import ready_sites
from tests.factories import make_organ, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    monkeypatch.setattr(ready_sites, "_written", defaultdict(list))
    monkeypatch.setattr(ready_sites, "_asked", Counter())


@pytest.fixture
def put_back(monkeypatch) -> list[int]:
    """Ids of sites that were put back."""
    seen: list[int] = []
    real = ready_sites.Written.put_back

    def count(written: ready_sites.Written) -> Any:
        seen.append(written.site_id)
        return real(written)

    monkeypatch.setattr(ready_sites.Written, "put_back", count)
    return seen


def opened(*codes: str) -> dict[str, Any]:
    """Every row of the database once these sites stand, moments left out; nothing of it stays."""
    with transaction.atomic():
        for code in codes:
            make_site(code, tier=Tier.PORTAL if code == "portal" else Tier.DEPARTMENT)
        rows = ready_sites._all_rows()
        transaction.set_rollback(True)
    moments = {model: [isinstance(field, DateTimeField) for field in fields(model)] for model in rows}
    return {
        model._meta.label: {
            pk: [one is None if moment else one for one, moment in zip(row, moments[model], strict=True)]
            for pk, row in found.items()
        }
        for model, found in rows.items()
    }


def fields(model: Any) -> Any:
    return model._meta.local_concrete_fields


def test_sites_that_are_put_back_are_row_for_row_those_that_were_opened(put_back):
    codes = ("tuyengiao", "portal", "anninh")
    opened(*codes)
    remembered = opened(*codes)
    assert put_back == []
    assert opened(*codes) == remembered
    assert len(put_back) == 3


def test_a_site_that_is_there_already_is_brought_what_it_lacks(put_back):
    site = make_site()
    assert make_site() == site
    assert put_back == []


def test_an_organ_that_is_there_already_keeps_its_site_from_being_put_back(put_back):
    opened("tuyengiao")
    opened("tuyengiao")
    make_organ("TUYENGIAOTU", name="Tên khác")
    assert make_site().organ.name == "Tên khác"
    assert put_back == []


def test_behind_another_site_a_site_is_opened_anew(put_back):
    opened("tuyengiao")
    first = opened("tuyengiao")
    make_site("tochuc")
    second = opened("tuyengiao")
    assert first["portal_sites.PortalSite"].keys() != second["portal_sites.PortalSite"].keys()
    assert put_back == []
