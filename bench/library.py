"""A library made up for benchmarks: any size, realistic lengths, the same every time.

Syllables are put together as Vietnamese ones are, words are one or two of them, and how often a word stands
follows Zipf. Lengths are log-normal with a median of 450 syllables; half of the entries are documents whose text
lies in the pages of a file, the others articles.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, product

from core.search_kinds import FileText, IndexEntry
from search.evaluation.measuring import without_accents

MEDIAN_SYLLABLES, SPREAD = 450, 0.8
FEWEST_SYLLABLES, MOST_SYLLABLES = 40, 20_000
SYLLABLES, WORDS = 6_000, 25_000
SYLLABLES_OF_A_WORD = 1.8
PAGE_SYLLABLES = 350
ONSETS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x".split()
VOWELS = """a à á ả ã ạ ă ằ ắ ặ â ầ ấ ậ e è é ẻ ê ề ế ể ệ
i ì í ỉ ị o ò ó ỏ ọ ô ồ ố ổ ộ ơ ờ ớ ở ợ u ù ú ủ ụ ư ừ ứ ử ự""".split()
ENDINGS = ["", "n", "ng", "m", "t", "c", "p", "i", "o"]
FORMULAE = (
    "Quyết định về việc ban hành Quy chế",
    "Kế hoạch triển khai thực hiện",
    "Báo cáo kết quả",
    "Hướng dẫn về công tác",
    "Nghị quyết về",
)
SITES = 40
FIRST_DAY = date(2000, 1, 3)
DAYS = 9_800


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """The words, the most frequent first, and their cumulated weights."""
    draw = random.Random(1)
    every = ["".join(parts) for parts in product(ONSETS, VOWELS, ENDINGS)]
    syllables = draw.sample(every, SYLLABLES)
    weights = list(accumulate(1 / (rank + 20) for rank in range(SYLLABLES)))
    words: dict[str, None] = {}
    while len(words) < WORDS:
        count = 1 + (draw.random() < SYLLABLES_OF_A_WORD - 1)
        words[" ".join(draw.choices(syllables, cum_weights=weights, k=count))] = None
    return list(words), list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))


def entries(count: int) -> Iterator[IndexEntry]:
    """The first `count` entries of the library."""
    return (entry(pk) for pk in range(1, count + 1))


def entry(pk: int) -> IndexEntry:
    """The entry of page `pk`: every other one a document with a file."""
    draw = random.Random(pk)
    title, text = title_of(draw), body_of(draw)
    is_document = pk % 2 == 0
    day = FIRST_DAY + timedelta(days=draw.randrange(DAYS))
    return IndexEntry(
        kind="document" if is_document else "article",
        pk=pk,
        site_id=1 + pk % SITES,
        on_internet=True,
        on_wan=True,
        title=title,
        summary="" if is_document else " ".join(text[:30]),
        body="" if is_document else " ".join(text),
        numbers=(number_of(pk),) if is_document else (),
        date=day,
        facets={
            "type": (f"loai-{draw.randrange(27)}",) if is_document else (),
            "issuer": (f"co-quan-{pk % SITES}",) if is_document else (),
            "area": (f"linh-vuc-{draw.randrange(12)}",),
            "year": (str(day.year),),
        },
        files=(FileText(pk, f"{pk}.pdf", pages_of(text)),) if is_document else (),
    )


def number_of(pk: int) -> str:
    """The number of the document of page `pk`."""
    return f"{pk}-QĐ/TU"


def title_of(draw: random.Random) -> str:
    """A title as officials write them: a formula and what it is about."""
    words, weights = vocabulary()
    return (
        f"{draw.choice(FORMULAE)} {' '.join(draw.choices(words, cum_weights=weights, k=draw.randint(4, 9)))}"
    )


def body_of(draw: random.Random) -> list[str]:
    """The words of a text of its own length; a part of them are its own subject's."""
    words, weights = vocabulary()
    length = draw.lognormvariate(math.log(MEDIAN_SYLLABLES), SPREAD)
    count = round(min(max(length, FEWEST_SYLLABLES), MOST_SYLLABLES) / SYLLABLES_OF_A_WORD)
    return draw.choices(words, cum_weights=weights, k=count)


def pages_of(text: list[str]) -> tuple[str, ...]:
    """The words as the pages of a file."""
    size = round(PAGE_SYLLABLES / SYLLABLES_OF_A_WORD)
    return tuple(" ".join(text[start : start + size]) for start in range(0, len(text), size))


def questions(count: int, of: int) -> list[str]:
    """What readers of a library of `of` entries ask: sentences and keywords, typed with accents and without."""
    return [_question(random.Random(-place), place % 4, of) for place in range(1, count + 1)]


def _question(draw: random.Random, way: int, of: int) -> str:
    asked = entry(draw.randint(1, of))
    text = (asked.body or " ".join(page for file in asked.files for page in file.pages)).split()
    start = draw.randrange(max(len(text) - 20, 1))
    typed = " ".join(text[start : start + 18]) if way < 2 else " ".join(asked.title.split()[-4:])
    return typed if way % 2 else without_accents(typed)
