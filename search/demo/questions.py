"""What readers of the demo province asked in the last weeks, and what its boards put first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from wagtail.models import Page

from core.channels import Channel
from core.demo import DemoContext
from core.models import User
from search.models import AskedQuestion, ChosenHit, PinnedResult
from search.services.pins import PinSpec, pin_put


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one site: on which network, how often a week, what it found, how it was opened."""

    site: str
    words: str
    times: tuple[int, ...]
    """Times asked, this week first."""
    found: int = 0
    opened: int = 0
    place: int = 1
    channel: Channel = Channel.INTERNET


ASKED = (
    Asked("tinhuy", "chỉ thị 17", (31, 22, 9, 4), 6, 38, 1),
    Asked("tinhuy", "nghị quyết 09-nq/tu", (24, 19, 17, 21), 4, 61, 1),
    Asked("tinhuy", "sinh hoạt chi bộ", (18, 15, 20, 11), 23, 34, 3),
    Asked("tinhuy", "gửi tin bài", (12, 7, 6, 8), 9, 17, 4),
    Asked("tinhuy", "lịch tiếp dân", (16, 14, 9, 10), 0),
    Asked("tinhuy", "nghỉ tết đinh mùi", (13, 4, 0, 0), 0),
    Asked("tinhuy", "mẫu phiếu đảng viên", (9, 8, 11, 7), 0),
    Asked("tinhuy", "chứng thư số", (14, 10, 6, 3), 5, 15, 2, Channel.WAN),
    Asked("tinhuy", "btv", (8, 8, 5, 6), 0, channel=Channel.WAN),
    Asked("tuyengiao", "tuyên truyền miệng", (15, 12, 13, 8), 7, 25, 2),
    Asked("tuyengiao", "bản nghe chỉ thị 17", (11, 9, 0, 0), 3, 12, 1),
    Asked("tuyengiao", "đề cương học tập nghị quyết 09", (10, 12, 4, 0), 0),
    Asked("tochuc", "chuyển sinh hoạt đảng", (21, 18, 19, 16), 5, 29, 2),
    Asked("tochuc", "giấy giới thiệu sinh hoạt", (9, 6, 7, 5), 0),
    Asked("kiemtra", "kỳ họp thứ 14", (12, 17, 5, 0), 4, 22, 1),
)

PINNED = (
    ("gửi tin bài", "/tinhuy/van-ban/27-hd-vptu/"),
    ("lịch tiếp dân", "/tinhuy/noi-chinh/tiep-dan-thang-11/"),
    ("chỉ thị 17", "/tinhuy/van-ban/17-ct-tu/"),
)
"""Words, and the address of a page, whose site it is then pinned on."""


def load_questions(context: DemoContext) -> None:
    """Count what was asked, once; pin what the portal's board pinned."""
    if AskedQuestion.objects.exists() or PinnedResult.objects.exists():
        return
    today = timezone.localdate()
    rows = [row for asked in ASKED for row in _rows(asked, context, today)]
    AskedQuestion.objects.bulk_create(rows)
    ChosenHit.objects.bulk_create(_chosen())
    for words, path in PINNED:
        _pin(words, path, context.recall_or_none("user", "bientap.tinhuy"))
    context.say(f"search: {len(rows)} rows of questions, {PinnedResult.objects.count()} pins")


def _rows(asked: Asked, context: DemoContext, today: date) -> Iterator[AskedQuestion]:
    """A row a week; what was opened is spread as the asking was."""
    whole = sum(asked.times)
    for week, times in enumerate(asked.times):
        if times:
            yield AskedQuestion(
                day=today - timedelta(days=7 * week + 1),
                channel=asked.channel,
                site=context.recall("site", asked.site),
                words=asked.words,
                times=times,
                found=asked.found,
                opened=asked.opened * times // whole,
            )


def _chosen() -> Iterator[ChosenHit]:
    """The opened results, at the place of the plan; which ones no report names."""
    places = {asked.words: asked.place for asked in ASKED}
    for question in AskedQuestion.objects.filter(opened__gt=0):
        yield ChosenHit(
            question=question,
            key="document:0",
            times=question.opened,
            places=question.opened * places[question.words],
        )


def _pin(words: str, path: str, user: User | None) -> None:
    page = Page.objects.filter(url_path=path, live=True).first()
    if page is not None:
        pin_put(row=PinnedResult(), spec=PinSpec(words, page), user=user)
