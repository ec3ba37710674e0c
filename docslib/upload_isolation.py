"""What uncleared files plant on the temporary sites of the isolation audit, and what is tried on them (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from docslib.enums import SecondLook, UploadState
from docslib.intake import folder
from docslib.models import PendingUpload, StoppedFile
from docslib.secrecy.verdict import Rule, Severity, Where
from sites.isolation.asking import Ask
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import Plot
from sites.roles import Role

_BY_TOKEN = ("incoming", "incoming_status", "incoming_again")
_MARK = {"severity": int(Severity.REVIEW), "rule": Rule.RED_STAMP, "where": Where.TEXT, "page": 1}


def plant(plot: Plot) -> None:
    """A held file with its bytes, and the record of a stopped one, after the library of the site stands."""
    kept = folder.keep([b"%PDF-1.4 ", plot.text(Kind.HIDDEN).encode()])
    held = PendingUpload.objects.create(
        token=kept.token,
        library=plot.one("library"),
        user=plot.people[Role.EDITOR],
        name=plot.slug(Kind.HIDDEN, "tep-giu") + ".pdf",
        size=kept.size,
        sha256=kept.sha256,
        state=UploadState.HELD,
        marks=[_MARK],
    )
    stopped = StoppedFile.objects.create(
        user=held.user,
        portal_site=plot.portal_site,
        sha256=kept.sha256,
        rule=Rule.SECRECY_MARK,
        where=Where.TEXT,
        page=1,
    )
    plot.models |= {"docslib_admin:stopped:pk": "docslib.StoppedFile"}
    plot.given |= {f"docslib_admin:{view}:token": [str(held.token)] for view in _BY_TOKEN}
    plot.keep("held", held)
    plot.show(held, stopped)


@probe("25")
def held_files(hand: Hand) -> Iterator[Ask]:
    """Foreign files looked at, answered for, taken back, put into own documents; foreign documents changed."""
    held = hand.theirs("held")
    yield hand.get(at("docslib_admin:look_picture", held.pk, 1), is_foreign=True)
    said = {"answer": SecondLook.MARK, "is_sure": "on"}
    yield hand.post(at("docslib_admin:look", held.pk), said, is_foreign=True)
    yield hand.post(at("docslib_admin:incoming_again", held.token), {}, is_foreign=True)
    yield hand.post(at("docslib_admin:discard", held.pk), {}, is_foreign=True)
    theirs = {"page": hand.theirs("document").pk, "old": hand.theirs("file").pk}
    yield hand.post(at("docslib_admin:replace", hand.my_id("docslib.PendingUpload")), theirs)
