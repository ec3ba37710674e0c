"""Whatever is typed into the search box, a reader sees a page (M04)."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from search.services.drain import outbox_drain
from sites.enums import Tier
from tests.factories import make_site
from tests.search.factories import live_article, live_document

pytestmark = [pytest.mark.django_db]

ANSWERED = {200, 400}
PIECES = [
    *(
        "nhuận bút",
        "quy che",
        "465-QĐ/TU",
        "tỉnh ủy",
        "uỷ",
        "năm 2026",
        "12/2025",
        "31/02/2026",
        "và",
        "Điều 8",
    ),
    *(
        '"',
        "“",
        "”",
        "-",
        "--",
        "+",
        "*",
        "?",
        "~",
        "^",
        "(",
        ")",
        "[",
        "{",
        "\\",
        "/",
        ":",
        "|",
        "&&",
        "!",
        "<b>",
        "%00",
    ),
    *(
        "AND",
        "OR",
        "NOT",
        "title:",
        "all_folded:",
        "_",
        "a_b",
        "#",
        "'",
        ";--",
        "\x00",
        "\x1f",
        "\u200b",
        "\u202e",
        "\ufeff",
    ),
    *(
        "😀",
        "👩‍👩‍👧",
        "مرحبا",
        "שלום",
        "中文",
        "e\u0301\u0301\u0301",
        "\u0300",
        "đ",
        "Đ",
        "ß",
        "ﬁ",
        "İ",
        "²",
        "٣",
        "\ud800",
    ),
]
typed = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.text(max_size=80),
)


@pytest.fixture
def ask(client):
    """The status of each place that takes a reader's words."""
    portal = make_site("portal", tier=Tier.PORTAL)
    live_article(portal, "Chế độ nhuận bút mới của tỉnh ủy")
    live_document(portal, "Điều 8. Nhuận bút, thù lao", number="465-QĐ/TU", abstract="Ban hành Quy chế")
    outbox_drain()

    def ask(path: str, q: str) -> int:
        return client.get(
            path, {"q": q.encode(errors="surrogatepass")}, headers={"host": "portal.test"}
        ).status_code

    return ask


@settings(
    max_examples=40,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(q=typed)
@example(q="nhuận " * 2000)
@example(q="ủ" * 10_000)
@example(q='"' * 10_000)
@example(q='"nhuận bút" -"quy chế" -')
@example(q="-" * 500)
@example(q="e" + "\u0301" * 9_999)
@example(q=" ".join(f"{number}-QĐ/TU" for number in range(60)))
def test_no_words_break_the_search_page(ask, q):
    assert ask("/tim-kiem/", q) in ANSWERED


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(q=typed)
@example(q="ủ" * 10_000)
@example(q="465-QĐ/TU" * 200)
def test_no_words_break_what_is_suggested(ask, q):
    assert ask("/tim-kiem/goi-y/", q) in ANSWERED
