"""The bytes of uploads between the browser and the gate (G01, G12)."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from docslib.intake import folder


@pytest.fixture(autouse=True)
def intake(tmp_path, settings):
    settings.PORTAL_INTAKE_DIR = tmp_path / "intake"
    return settings.PORTAL_INTAKE_DIR


def files(intake) -> list[str]:
    return [path.name for path in intake.rglob("*") if path.is_file()]


def test_what_is_kept_is_found_by_its_token_alone():
    kept = folder.keep([b"mot ", b"hai"])
    path = folder.path_of(kept.token)
    assert path.read_bytes() == b"mot hai"
    assert (kept.size, kept.sha256) == (7, hashlib.sha256(b"mot hai").hexdigest())
    assert oct(path.stat().st_mode & 0o777) == "0o600"


def test_what_is_destroyed_is_gone_and_may_be_destroyed_again(intake):
    kept = folder.keep([b"x"])
    folder.destroy(kept.token)
    folder.destroy(kept.token)
    assert files(intake) == []
    with pytest.raises(folder.IntakeLost):
        folder.path_of(kept.token)


def test_a_token_that_was_never_given_out_finds_nothing():
    with pytest.raises(folder.IntakeLost):
        folder.path_of(uuid4())


def test_what_does_not_fit_is_refused_and_leaves_nothing(intake, settings):
    settings.PORTAL_INTAKE_BYTES = 10
    kept = folder.keep([b"123456"])
    with pytest.raises(folder.IntakeFull) as full:
        folder.keep([b"123", b"45"])
    assert full.value.reasons
    assert files(intake) == [kept.token.hex]
    folder.destroy(kept.token)
    folder.keep([b"1234567890"])


def test_a_browser_that_hangs_up_leaves_nothing(intake):
    def broken() -> Iterator[bytes]:
        yield b"the beginning"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        folder.keep(broken())
    assert files(intake) == []


def test_the_sweep_takes_what_is_old_and_spares_what_waits_for_a_person(intake):
    old, held, new = (folder.keep([b"x"]) for _number in range(3))
    for kept in (old, held):
        os.utime(folder.path_of(kept.token), (time.time() - 7200,) * 2)
    assert folder.sweep(timedelta(hours=1), spared=[held.token]) == 1
    assert sorted(files(intake)) == sorted([held.token.hex, new.token.hex])
