"""Kinds of official documents (thể loại văn bản) with the codes they carry in numbers.

The kind always comes from the title. The code in the number cannot tell it: `QĐ` is Quyết định and Quy định
in Party numbers, `TT` is Thông tri in Party numbers and Thông tư in State ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.vietnamese.text import normalise, tone_old_style


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind: `slug` is stored, `name` is as officials write it; a side without such a kind has no code."""

    slug: str
    name: str
    party_code: str | None = None
    state_code: str | None = None


# Party kinds first, in the order of the Party's own list; then those of the State alone; then legislation.
DOCUMENT_KINDS: tuple[DocumentKind, ...] = (
    DocumentKind("cuong-linh", "Cương lĩnh"),
    DocumentKind("dieu-le", "Điều lệ"),
    DocumentKind("chien-luoc", "Chiến lược"),
    DocumentKind("nghi-quyet", "Nghị quyết", "NQ", "NQ"),
    DocumentKind("quyet-dinh", "Quyết định", "QĐ", "QĐ"),
    DocumentKind("chi-thi", "Chỉ thị", "CT", "CT"),
    DocumentKind("ket-luan", "Kết luận", "KL", "KL"),
    DocumentKind("quy-che", "Quy chế", "QC", "QC"),
    DocumentKind("quy-dinh", "Quy định", "QĐ", "QyĐ"),
    DocumentKind("thong-tri", "Thông tri", "TT"),
    DocumentKind("huong-dan", "Hướng dẫn", "HD", "HD"),
    DocumentKind("thong-bao", "Thông báo", "TB", "TB"),
    DocumentKind("thong-cao", "Thông cáo", "TC", "TC"),
    DocumentKind("tuyen-bo", "Tuyên bố"),
    DocumentKind("loi-keu-goi", "Lời kêu gọi"),
    DocumentKind("bao-cao", "Báo cáo", "BC", "BC"),
    DocumentKind("ke-hoach", "Kế hoạch", "KH", "KH"),
    DocumentKind("quy-hoach", "Quy hoạch", "QH"),
    DocumentKind("chuong-trinh", "Chương trình", "CTr", "CTr"),
    DocumentKind("de-an", "Đề án", "ĐA", "ĐA"),
    DocumentKind("phuong-an", "Phương án", "PA", "PA"),
    DocumentKind("du-an", "Dự án", "DA", "DA"),
    DocumentKind("to-trinh", "Tờ trình", "TTr", "TTr"),
    DocumentKind("cong-van", "Công văn", "CV"),
    DocumentKind("bien-ban", "Biên bản", "BB", "BB"),
    DocumentKind("giay-gioi-thieu", "Giấy giới thiệu", "GGT", "GGT"),
    DocumentKind("giay-moi", "Giấy mời", "GM", "GM"),
    DocumentKind("hop-dong", "Hợp đồng", None, "HĐ"),
    DocumentKind("cong-dien", "Công điện", None, "CĐ"),
    DocumentKind("ban-ghi-nho", "Bản ghi nhớ", None, "BGN"),
    DocumentKind("ban-thoa-thuan", "Bản thỏa thuận", None, "BTT"),
    DocumentKind("giay-uy-quyen", "Giấy ủy quyền", None, "GUQ"),
    DocumentKind("hien-phap", "Hiến pháp"),
    DocumentKind("bo-luat", "Bộ luật"),
    DocumentKind("luat", "Luật"),
    DocumentKind("phap-lenh", "Pháp lệnh", None, "PL"),
    DocumentKind("lenh", "Lệnh", None, "L"),
    DocumentKind("nghi-dinh", "Nghị định", None, "NĐ"),
    DocumentKind("thong-tu", "Thông tư", None, "TT"),
    DocumentKind("thong-tu-lien-tich", "Thông tư liên tịch", None, "TTLT"),
    DocumentKind("nghi-quyet-lien-tich", "Nghị quyết liên tịch", None, "NQLT"),
    DocumentKind("van-ban-hop-nhat", "Văn bản hợp nhất", None, "VBHN"),
    DocumentKind("an-le", "Án lệ"),
)


def _comparable(text: str) -> str:
    return tone_old_style(normalise(text)).casefold()


KINDS_BY_SLUG = {kind.slug: kind for kind in DOCUMENT_KINDS}
_BY_NAME = {_comparable(kind.name): kind for kind in DOCUMENT_KINDS}
# "Thông tư liên tịch" must be tried before "Thông tư".
_LONGEST_FIRST = sorted(_BY_NAME, key=len, reverse=True)
# Behind these words the kind belongs to something else: "theo quy định tại văn bản số …".
_OTHER_CLAUSE = re.compile(r"[,;.:]|\b(?:tại|trong|theo|pháp luật|và|về)\b")


def kind_named(text: str) -> DocumentKind | None:
    """The kind whose name is exactly `text`, in any case and with either tone placement."""
    return _BY_NAME.get(_comparable(" ".join(text.split())).rstrip(" :."))


def kind_at_start(text: str) -> tuple[DocumentKind, str] | None:
    """The kind whose name `text` begins with, and what follows the name."""
    flat = " ".join(text.split())
    comparable = _comparable(flat)
    for name in _LONGEST_FIRST:
        if comparable.startswith(name) and not comparable[len(name) : len(name) + 1].isalnum():
            return _BY_NAME[name], normalise(flat)[len(name) :].strip()
    return None


def kind_at_end(text: str) -> DocumentKind | None:
    """The kind whose name `text` ends with, a few words after it allowed ("Nghị định của Chính phủ")."""
    comparable = _comparable(" ".join(text.split()))
    found: list[tuple[int, int, DocumentKind]] = []
    for name in _LONGEST_FIRST:
        start = comparable.rfind(name)
        end = start + len(name)
        is_word = start >= 0 and not (comparable[end : end + 1] + comparable[start - 1 : start]).isalnum()
        if is_word and not _OTHER_CLAUSE.search(comparable, end):
            found.append((end, len(name), _BY_NAME[name]))
    return max(found, key=lambda kind: kind[:2])[2] if found else None
