"""Names of people as they stand under a signature."""

from __future__ import annotations

import re

from core.vietnamese.text import strip_accents, tone_old_style

_NAME_WORDS = range(2, 6)
_SHORT = 5
# Before the name: academic degrees and military ranks.
_RANK = re.compile(
    r"^(?:(?:(?:gs|pgs|ts|ths|bs|ls|cn|ks|dược sĩ|ckii|cki)\.?\s*[.,]?\s*)+(?=[^\W\d_]{2})(?<=[\s.])|"
    r"(?:(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|đồng chí|ông|bà)\s+)",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    {
        *("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do"),
        *("ho", "ngo", "duong", "ly", "dinh", "truong", "mai", "dao", "doan", "lam", "ha", "trinh"),
        *("luong", "to", "ta", "chu", "cao", "thai", "quach", "lo", "lu", "vi", "nong", "ma"),
        *("trieu", "than", "khuc", "tong", "luu", "nghiem", "giang", "hua", "kieu", "vuong", "la", "thach"),
        *("kim", "son", "bach", "dam", "phung", "tang", "quan", "ton", "luc", "hau", "phi", "dong"),
        *("cu", "sam", "giap", "y", "dieu", "vang", "sung", "thao", "ro", "mua", "ka", "siu"),
        *("ksor", "rmah", "kpa", "da", "cil", "uong", "cung", "van", "mac", "nhu", "cat"),
        *("am", "chau", "chung"),
    }
)
# With its accents: "Trương" is a surname, "Trưởng" is none.
_NO_NAME = re.compile(
    r"^(?:phó|trưởng|chủ tịch|chủ nhiệm|giám đốc|bộ trưởng|thứ trưởng|thủ tướng|chánh|tổng|bí thư|thống đốc|"
    r"viện trưởng|cục trưởng|vụ trưởng|hiệu trưởng|đoàn|ban|văn phòng|sở|ủy|tỉnh|huyện|công báo|quyền|"
    r"bộ|đảng|chi bộ|hội|cục|vụ|viện|tòa|công an|mặt trận|thường trực|thôn|xã|phường|đại diện)\b"
)
POSITION_WORDS = re.compile(
    r"^(?:pho |quyen |q\. ?|uy vien )?(?:bi thu|chu tich|truong ban|chanh |thu truong|bo truong|thu tuong|tong |"
    r"giam doc|chu nhiem|truong doan|vien truong|hieu truong|cuc truong|truong phong|thong doc|vu truong|pho)\b"
)


def is_person_name(text: str) -> bool:
    """Two to five words, each with a capital first letter and small ones after it."""
    words = text.split()
    return (
        len(words) in _NAME_WORDS
        and all(_is_name_word(word, is_first=not place) for place, word in enumerate(words))
        and not _names_something_else(text)
    )


def _is_name_word(word: str, *, is_first: bool) -> bool:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    if not letters.isalpha() or not word[0].isupper():
        return False
    # Old fonts lose the size of a letter: "Trần Văn TÁ".
    is_short_capitals = not is_first and word.isupper() and len(word) < _SHORT and not word.isascii()
    return letters[1:].islower() or len(letters) == 1 or letters != word or is_short_capitals


def readable_name(text: str) -> str:
    """The name with one capital a word."""
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in text.split())


def has_surname(text: str) -> bool:
    """Whether the first word is a surname that is met often."""
    return folded(text).split(" ", 1)[0] in _SURNAMES


def name_in_capitals(text: str) -> str | None:
    """ "LÊ THỊ HẢI YẾN" as it is written in a sentence; None when the words are no name."""
    words = text.split()
    is_name = len(words) in _NAME_WORDS and all(word.isalpha() for word in words) and has_surname(text)
    return text.title() if is_name and not _names_something_else(text) else None


def _names_something_else(text: str) -> bool:
    return bool(_NO_NAME.match(tone_old_style(text).lower()))


def without_rank(text: str) -> str:
    """The name without the degree or rank before it."""
    return _RANK.sub("", text).strip()


def folded(text: str) -> str:
    """Small letters without accents, the tone of "ủy" in one place."""
    return strip_accents(tone_old_style(text))
