"""What was asked on the temporary sites of the isolation audit, what stands first there, and what is tried (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from core.channels import Channel
from search.models import AskedQuestion, ChosenHit, PinnedResult
from search.services.pins import folded_words
from sites.isolation.asking import Ask
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import Plot
from sites.roles import Role

REPORTS = ("asked", "asked_results", "unanswered", "unanswered_results")


def plant(plot: Plot) -> None:
    """A question that was answered and one that was not, on each network; a pin of the library's document."""
    for channel in (Channel.INTERNET, Channel.WAN):
        for found in (0, 3):
            question = AskedQuestion.objects.create(
                day=timezone.localdate(),
                channel=channel,
                site=plot.portal_site,
                words=plot.text(Kind.HIDDEN, f"hỏi {found}"),
                times=5,
                found=found,
                opened=found,
            )
            ChosenHit.objects.create(
                question=question, key=f"document:{plot.one('document').pk}", times=found, places=found
            )
    words = plot.text(Kind.HIDDEN, "ghim")
    pin = PinnedResult.objects.create(
        site=plot.portal_site,
        words=words,
        folded=folded_words(words),
        page=plot.one("document"),
        created_by=plot.people[Role.EDITOR],
    )
    plot.show(pin)


@probe("12")
def questions_and_pins(hand: Hand) -> Iterator[Ask]:
    """Questions of a foreign site, as list and as file; foreign pins changed; foreign pages pinned."""
    for name in REPORTS:
        for more in ({}, {"site": hand.foreign.portal_site.pk}, {"period": "400"}, {"export": "csv"}):
            yield hand.get(at(f"search_reports:{name}"), more)
    said = {"words": "x", "page": hand.theirs("document").pk, "until": ""}
    yield hand.post(at("pinned_results:add"), said)
    pin = hand.their_id("search.PinnedResult")
    for view in ("edit", "delete"):
        yield hand.post(at(f"pinned_results:{view}", pin), said, is_foreign=True)
