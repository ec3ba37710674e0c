"""The approved list of the demo province: what Trường Khê publishes, and what it keeps back; numbers are invented."""

from __future__ import annotations

from datetime import date

from core.demo import DemoContext
from docslib.enums import DayCount, DocumentType, RuleKind
from docslib.models import DocumentDeadline, PublicationRule

LIST = "88-TB/TU ngày 12/05/2026 của Thường trực Tỉnh ủy"
EXCLUSIONS = "97-QĐ/TU ngày 02/03/2026 của Ban Thường vụ Tỉnh ủy"
TERMS = "97-QĐ/TU ngày 02/03/2026 của Ban Thường vụ Tỉnh ủy"
TERMS_FROM = date(2026, 3, 2)
PUBLISHED_FROM = date(2020, 10, 1)
"""The first day of the term before the last: older documents come with the next list."""

LISTED = (
    DocumentType.RESOLUTION,
    DocumentType.DIRECTIVE,
    DocumentType.CONCLUSION,
    DocumentType.REGULATION,
    DocumentType.STATUTE,
    DocumentType.DECISION,
    DocumentType.PROGRAMME,
    DocumentType.PLAN,
    DocumentType.SCHEME,
    DocumentType.OPTION,
    DocumentType.GUIDANCE,
    DocumentType.NOTICE,
    DocumentType.REPORT,
    DocumentType.SUBMISSION,
    DocumentType.LETTER,
    DocumentType.MINUTES,
)
EXCLUDED = (
    ("Điều 6.2a", "thi hành kỷ luật\nkỷ luật đảng viên\nxem xét kỷ luật"),
    ("Điều 6.2b", "giải quyết tố cáo\ngiải quyết khiếu nại\nđơn thư"),
    ("Điều 6.2c", "bổ nhiệm cán bộ\nluân chuyển cán bộ\nquy hoạch cán bộ\nlịch sử chính trị"),
)


def load_rules(context: DemoContext) -> None:
    """Make the entries that are not there yet."""
    for number, document_type in enumerate(LISTED, start=1):
        PublicationRule.objects.get_or_create(
            kind=RuleKind.LISTED,
            decision=LIST,
            clause=f"Mục {number}",
            defaults={"document_type": document_type, "signed_from": PUBLISHED_FROM},
        )
    for clause, words in EXCLUDED:
        PublicationRule.objects.get_or_create(
            kind=RuleKind.EXCLUDED, decision=EXCLUSIONS, clause=clause, defaults={"words": words}
        )
    _load_terms()
    context.say(f"  danh mục công bố: {len(LISTED)} mục, {len(EXCLUDED)} điều loại trừ")


def _load_terms() -> None:
    """Five working days from the day of signing, on every site."""
    DocumentDeadline.objects.get_or_create(
        portal_site=None,
        decision=TERMS,
        clause="Điều 9.2",
        defaults={"days": 5, "counted_in": DayCount.WORKING, "starts_on": TERMS_FROM},
    )
