"""A thousand items of every kind, channel, state and site, written straight into the tables, and what of them each
network may know. Every text of an item carries a code ("zqzqabcd") that stands nowhere else: whoever reads a code that
is not his has found a leak.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page

from core.channels import SERVED_CHANNELS, Channel, readable_on
from core.models import PageExposure, PortalDocument
from core.vietnamese.numbers import search_key
from docslib.enums import DocumentType, ReadingState
from docslib.models import FilePage, FileReading, OfficialDocumentFile, OfficialDocumentPage
from news.enums import Genre
from news.models import ArticlePage
from sites.models import PortalSite
from tests.factories import library, news_index

CODE = re.compile(r"zqzq[a-z]{4}")
WORDS = """nhuận bút chế độ quy chế ban thường vụ tỉnh ủy kế hoạch công tác kiểm tra giám sát tuyên giáo dân vận tổ chức
    cán bộ hội nghị văn kiện đại hội nghị quyết chương trình hành động nông thôn chuyển đổi số báo cáo""".split()
LIVE_STATES = ("live", "live", "live", "edited")
HIDDEN_STATES = ("draft", "in_workflow", "scheduled", "expired", "withdrawn")
Parents = list[tuple[PortalSite, dict[str, Page]]]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Made:
    """An item that was made: its codes, and where its page and its file may be read."""

    kind: str
    pk: int
    code: str
    draft_code: str
    file_code: str
    number: str
    site: int
    facets: tuple[tuple[str, str], ...]
    channels: frozenset[Channel]
    file_channels: frozenset[Channel]

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.pk}"

    def codes_on(self, channel: Channel) -> set[str]:
        """What a reader of the channel may read of it."""
        if channel not in self.channels:
            return set()
        return {self.code} | ({self.file_code} if channel in self.file_channels else set())


class Library:
    """All that was made, and what of it each network may know."""

    def __init__(self, items: tuple[Made, ...]) -> None:
        self.items = items
        self.open = {
            channel: [item for item in items if channel in item.channels] for channel in SERVED_CHANNELS
        }
        self.keys = {channel: {item.key for item in self.open[channel]} for channel in SERVED_CHANNELS}
        self.codes = {
            channel: {code for item in items for code in item.codes_on(channel)}
            for channel in SERVED_CHANNELS
        }
        self._counts: dict[object, Counter[str]] = {}

    def counts(self, channel: Channel, facet: str, wanted: dict[str, tuple[str, ...]]) -> Counter[str]:
        """How many visible items bear each value of `facet`, of those that have the wanted values of the others."""
        asked = (channel, facet, *sorted(wanted.items()))
        if asked not in self._counts:
            fits = [item for item in self.open[channel] if _fits(item, facet, wanted)]
            self._counts[asked] = Counter(
                value for item in fits for name, value in item.facets if name == facet
            )
        return self._counts[asked]


def _fits(item: Made, facet: str, wanted: dict[str, tuple[str, ...]]) -> bool:
    borne = dict(item.facets)
    return all(borne.get(name) in values for name, values in wanted.items() if name != facet and values)


def make_library(sites: Iterable[PortalSite], count: int, rng: random.Random) -> Library:
    """`count` items, spread over the lists of the sites."""
    parents = [(site, {"document": library(site), "article": news_index(site)}) for site in sites]
    codes = _codes(rng)
    plans = [_plan(rng, parents, codes, number) for number in range(1, count + 1)]
    pages = _pages(plans)
    _specific(plans, pages)
    _expose(plans, pages)
    _files([(plan, page) for plan, page in zip(plans, pages, strict=True) if plan["kind"] == "document"])
    return Library(tuple(_made(plan, page) for plan, page in zip(plans, pages, strict=True)))


def _codes(rng: random.Random) -> Callable[[], str]:
    given: set[str] = set()

    def code() -> str:
        while (made := "zqzq" + "".join(rng.choices(_LETTERS, k=4))) in given:
            pass
        given.add(made)
        return made

    return code


def _plan(rng: random.Random, parents: Parents, code: Callable[[], str], number: int) -> dict[str, Any]:
    site, lists = rng.choice(parents)
    kind = rng.choice(("document", "document", "article"))
    day = date(2026, 11, 1) - timedelta(days=rng.randrange(2500))
    return {
        "site": site,
        "kind": kind,
        "parent": lists[kind],
        "state": rng.choice((*LIVE_STATES, *HIDDEN_STATES)),
        "channel": rng.choice(list(Channel)),
        "file_channel": rng.choice(list(Channel)),
        "code": code(),
        "draft_code": code(),
        "file_code": code(),
        "number": f"{number}-{rng.choice(('QĐ', 'KH', 'BC'))}/TU" if kind == "document" else "",
        "type": rng.choice((DocumentType.DECISION, DocumentType.PLAN, DocumentType.REPORT)),
        "genre": rng.choice((Genre.NEWS, Genre.STUDY)),
        "day": day,
        "words": [" ".join(rng.choices(WORDS, k=length)) for length in (6, 25, 40)],
    }


def _pages(plans: list[dict[str, Any]]) -> list[Page]:
    types = {
        "document": ContentType.objects.get_for_model(OfficialDocumentPage),
        "article": ContentType.objects.get_for_model(ArticlePage),
    }
    locale, now, places = Locale.get_default(), timezone.now(), Counter[int]()
    pages = []
    for plan in plans:
        parent, state = plan["parent"], plan["state"]
        places[parent.pk] += 1
        slug = f"muc-{places[parent.pk]}"
        title = f"{plan['words'][0]} {plan['code']}"
        is_live = state in LIVE_STATES
        was_live = is_live or state in {"expired", "withdrawn"}
        moment = timezone.make_aware(datetime.combine(plan["day"], time(8)))
        pages.append(
            Page(
                path=Page._get_path(parent.path, parent.depth + 1, parent.numchild + places[parent.pk]),
                depth=parent.depth + 1,
                title=title,
                draft_title=f"{title} {plan['draft_code']}",
                slug=slug,
                url_path=f"{parent.url_path}{slug}/",
                content_type=types[plan["kind"]],
                locale=locale,
                live=is_live,
                has_unpublished_changes=state != "live",
                first_published_at=moment if was_live else None,
                last_published_at=moment if was_live else None,
                expired=state == "expired",
                expire_at=now - timedelta(days=1) if state == "expired" else None,
                go_live_at=now + timedelta(days=3) if state == "scheduled" else None,
            )
        )
    Page.objects.bulk_create(pages, batch_size=200)
    for parent in {plan["parent"].pk: plan["parent"] for plan in plans}.values():
        Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + places[parent.pk])
    return pages


def _specific(plans: list[dict[str, Any]], pages: list[Page]) -> None:
    rows: dict[type[Page], list[Page]] = {OfficialDocumentPage: [], ArticlePage: []}
    for plan, page in zip(plans, pages, strict=True):
        if plan["kind"] == "document":
            row: Page = OfficialDocumentPage(
                page_ptr_id=page.pk,
                channel=plan["channel"],
                document_type=plan["type"],
                number=plan["number"],
                number_key=search_key(plan["number"]),
                abstract=page.title,
                issuer=plan["site"].organ,
                signed_on=plan["day"],
            )
        else:
            row = ArticlePage(
                page_ptr_id=page.pk,
                channel=plan["channel"],
                genre=plan["genre"],
                summary=f"{plan['words'][1]} {plan['code']}",
                body=[("paragraph", f"<p>{plan['words'][2]} {plan['code']}</p>")],
            )
        rows[type(row)].append(row)
    for model, made in rows.items():
        for start in range(0, len(made), 200):
            # A page has two tables, which `bulk_create` refuses; its first is written already.
            model._base_manager._insert(
                made[start : start + 200], fields=model._meta.local_concrete_fields, using="default"
            )


def _expose(plans: list[dict[str, Any]], pages: list[Page]) -> None:
    PageExposure.objects.bulk_create(
        PageExposure(
            page=page,
            on_internet=readable_on(plan["channel"], Channel.INTERNET),
            on_wan=readable_on(plan["channel"], Channel.WAN),
        )
        for plan, page in zip(plans, pages, strict=True)
    )


def _files(documents: list[tuple[dict[str, Any], Page]]) -> None:
    files = PortalDocument.objects.bulk_create(
        PortalDocument(
            title=f"Tệp {plan['file_code']}",
            file=f"documents/{plan['file_code']}.pdf",
            file_size=1000,
            channel=plan["file_channel"],
            collection=plan["site"].collection,
        )
        for plan, _page in documents
    )
    OfficialDocumentFile.objects.bulk_create(
        OfficialDocumentFile(page_id=page.pk, document=file, sort_order=0)
        for (_plan_of, page), file in zip(documents, files, strict=True)
    )
    readings = FileReading.objects.bulk_create(
        FileReading(document=file, state=ReadingState.DONE, pages_total=1, pages_done=1) for file in files
    )
    FilePage.objects.bulk_create(
        FilePage(reading=reading, number=1, text=f"{plan['words'][2]} {plan['file_code']}")
        for (plan, _page), reading in zip(documents, readings, strict=True)
    )


def _made(plan: dict[str, Any], page: Page) -> Made:
    is_document = plan["kind"] == "document"
    own = {channel for channel in SERVED_CHANNELS if readable_on(plan["channel"], channel)}
    of_file = {channel for channel in SERVED_CHANNELS if readable_on(plan["file_channel"], channel)}
    sort = ("type", plan["type"].value) if is_document else ("genre", plan["genre"].value)
    borne = {"kind": plan["kind"], "site": str(plan["site"].pk), "year": str(plan["day"].year)}
    return Made(
        kind=plan["kind"],
        pk=page.pk,
        code=plan["code"],
        draft_code=plan["draft_code"],
        file_code=plan["file_code"],
        number=plan["number"],
        site=plan["site"].pk,
        facets=(*borne.items(), sort),
        channels=frozenset(own if plan["state"] in LIVE_STATES else ()),
        file_channels=frozenset(of_file if is_document else ()),
    )
