"""Numbers and titles as people type them find their document first (M04, X10)."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest

from core.channels import Channel
from core.vietnamese.text import strip_accents
from search.engines.embedded import EmbeddedEngine
from search.params import SearchParams, clean_query
from search.pipeline import ask
from search.query import split_number
from search.spelling.speller import Speller
from tests.search.entries import make_entry

TODAY = date(2026, 11, 21)
NUMBERS = {
    "12-NQ/TU": "Nghị quyết",
    "112-QĐ/TU": "Quyết định",
    "08-QC/BTGTU": "Quy chế",
    "36-HD/VPTW": "Hướng dẫn",
    "45/2024/NĐ-CP": "Nghị định",
    "09/2023/TT-BTTTT": "Thông tư",
    "14/2022/QĐ-UBND": "Quyết định",
    "81/2015/QH13": "Luật",
    "7/CT-TTg": "Chỉ thị",
}
TITLES = (
    "Quyết định về việc ban hành Quy chế tiếp công dân của Tỉnh ủy",
    "Quy chế tổ chức và hoạt động của Trang thông tin điện tử trên mạng điện rộng của Đảng",
    "Quy chế chi trả nhuận bút, thù lao",
    "Hướng dẫn tổ chức đại hội chi bộ nhiệm kỳ 2025 - 2027",
    "Kế hoạch kiểm tra, giám sát năm 2026",
    "Chỉ thị về tăng cường phòng cháy, chữa cháy rừng",
    "Thông báo kết quả kỳ họp thứ mười",
    "Nghị quyết về phát triển kinh tế biển",
    "Chương trình làm việc của Ban Thường vụ",
    "Kết luận về sắp xếp các cơ quan",
    "Báo cáo tổng kết công tác dân vận",
)
PLAIN = (
    *(
        "năm 2025",
        "nghị quyết đại hội 14",
        "điều 5 khoản 2",
        "24 giờ",
        "ngày 12/3/2026",
        "kỳ họp thứ 10",
        "5 kg gạo",
    ),
    *(
        "kế hoạch 5 năm 2021 - 2025",
        "quý 3/2026",
        "tiêu chuẩn 6909:2001",
        "100 câu hỏi",
        "đảng viên 30 năm tuổi đảng",
    ),
    *("chi bộ 3", "quyết định thành lập", "hướng dẫn học tập", "thông báo số điện thoại", "tháng 3 năm 2026"),
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    engine = EmbeddedEngine(Channel.WAN, tmp_path_factory.mktemp("accuracy"))
    cited = "Căn cứ các văn bản số " + ", ".join(NUMBERS)
    entries = [make_entry(pk, title=title, body=cited) for pk, title in enumerate(TITLES, start=1)]
    bearing = [
        make_entry(pk, title=f"Về việc thứ {pk} được giao", numbers=(number,), body="Điều 1. Phạm vi. " * 30)
        for pk, number in enumerate(NUMBERS, start=101)
    ]
    engine.rebuild([*entries, *bearing])
    return engine


def found(engine, q: str) -> list[int]:
    answer = ask(engine, SearchParams(q=clean_query(q)), today=TODAY, speller=Speller(engine))
    return [hit.pk for hit in answer.hits]


def sloppy(number: str, word: str) -> list[str]:
    """Ten ways of typing a number."""
    folded = strip_accents(number)
    has_year = number.count("/") > 1
    return [
        number,
        folded,
        number.lower(),
        re.sub(r"[-/]", " ", folded),
        re.sub(r"([-/])", r" \1 ", number),
        f"{word} số {number}",
        f"{strip_accents(word)} {folded}",
        f"văn bản {number}, ",
        number.replace("/", "-") if has_year else re.sub(r"^(\d+)[-/](\w+)[-/]", r"\1/\2-", number),
        folded.replace("-", "") if has_year else re.sub(r"[-/]", "", folded),
    ]


def test_a_number_typed_in_ten_sloppy_ways_finds_its_document_first(engine):
    missed = [
        typed
        for pk, (number, word) in enumerate(NUMBERS.items(), start=101)
        for typed in sloppy(number, word)
        if found(engine, typed)[:1] != [pk]
    ]
    assert missed == []


def test_plain_words_are_never_read_as_a_number():
    typed = [form for text in (*PLAIN, *TITLES) for form in (text, strip_accents(text), text.upper())]
    assert [text for text in typed if split_number(text)[0]] == []


def test_titles_without_accents_are_among_the_first_five(engine):
    assert [
        title for pk, title in enumerate(TITLES, 1) if pk not in found(engine, strip_accents(title))[:5]
    ] == []


def test_titles_with_one_wrong_letter_are_among_the_first_five(engine):
    chance = random.Random(26)
    mistyped = [(_with_wrong_letter(title, chance), pk) for pk, title in enumerate(TITLES, 1)]
    assert [typed for typed, pk in mistyped if pk not in found(engine, typed)[:5]] == []


def _with_wrong_letter(title: str, chance: random.Random) -> str:
    place = chance.choice([place for place, letter in enumerate(title) if letter.isalpha()])
    return title[:place] + chance.choice("bcdghklmnprstvxaeiou") + title[place + 1 :]
