"""Names of people as they stand under a signature."""

from __future__ import annotations

import re

from core.vietnamese.text import strip_accents, tone_old_style

_NAME_WORDS = range(2, 6)
# Before the name: academic degrees and military ranks.
_RANK = re.compile(
    r"^(?:(?:(?:gs|pgs|ts|ths|bs|ls|cn|ks|dược sĩ|ckii|cki)\.?\s*[.,]?\s*)+(?=[^\W\d_]{2})(?<=[\s.])|"
    r"(?:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|đồng chí|ông|bà)\s+)",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "truong",
        "mai",
        "dao",
        "doan",
        "lam",
        "ha",
        "trinh",
        "luong",
        "to",
        "ta",
        "chu",
        "cao",
        "thai",
        "quach",
        "lo",
        "lu",
        "vi",
        "nong",
        "ma",
        "trieu",
        "than",
        "khuc",
        "tong",
        "luu",
        "nghiem",
        "giang",
        "hua",
        "kieu",
        "vuong",
        "la",
        "thach",
        "kim",
        "son",
        "bach",
        "dam",
        "phung",
        "tang",
        "quan",
        "ton",
        "luc",
        "hau",
        "phi",
        "dong",
        "co",
        "cu",
        "sam",
        "be",
        "hau",
        "giap",
        "y",
        "dieu",
        "vang",
        "sung",
        "thao",
        "cam",
        "ro",
        "mua",
        "ka",
        "k'",
        "h'",
        "a",
        "siu",
        "ksor",
        "rmah",
        "kpa",
        "ro",
        "da",
        "cil",
        "bo",
        "lang",
        "uong",
        "cung",
        "van",
        "mac",
        "dieu",
        "than",
        "nhu",
        "cat",
        "am",
        "chau",
        "chung",
        "cung",
    ]
)
POSITION_WORDS = re.compile(
    r"^(?:pho |quyen |q\. ?|uy vien )?(?:bi thu|chu tich|truong ban|chanh |thu truong|bo truong|thu tuong|tong |"
    r"giam doc|chu nhiem|truong doan|vien truong|hieu truong|cuc truong|truong phong|thong doc|cuc pho|truong|pho)\b"
)


def is_person_name(text: str) -> bool:
    """Two to five words, each with a capital first letter and small ones after it."""
    words = text.split()
    return (
        len(words) in _NAME_WORDS
        and all(_is_name_word(word) for word in words)
        and not POSITION_WORDS.match(folded(text))
    )


def _is_name_word(word: str) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    return (
        letters.isalpha()
        and word[0].isupper()
        and (letters[1:].islower() or len(letters) == 1 or "'" in word)
    )


def has_surname(text: str) -> bool:
    """Whether the first word is a surname that is met often."""
    return folded(text).split(" ", 1)[0] in _SURNAMES


def name_in_capitals(text: str) -> str | None:
    """ "LÊ THỊ HẢI YẾN" as it is written in a sentence; None when the words are no name."""
    words = text.split()
    is_name = len(words) in _NAME_WORDS and all(word.isalpha() for word in words) and has_surname(text)
    return text.title() if is_name and not POSITION_WORDS.match(folded(text)) else None


def without_rank(text: str) -> str:
    """The name without the degree or rank before it."""
    return _RANK.sub("", text).strip()


def folded(text: str) -> str:
    """Small letters without accents, the tone of "ủy" in one place."""
    return strip_accents(tone_old_style(text))
