"""Files the tests read: official documents of an invented province, made on the spot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.enum.text import WD_BREAK
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.programs import lacking

# In the order of preference; all three hold every Vietnamese letter.
_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
)
_SCAN_DPI = 200

HEADER_LEFT = ("TỈNH ỦY TRƯỜNG KHÊ", "*", "Số 27-QĐ/TU")
HEADER_RIGHT = ("ĐẢNG CỘNG SẢN VIỆT NAM", "Trường Khê, ngày 05 tháng 6 năm 2025")
TITLE = "QUYẾT ĐỊNH"
ABSTRACT = ("ban hành Quy chế sử dụng nhà văn hóa", "của các đảng bộ cơ sở")
BODY = (
    "Căn cứ Hướng dẫn số 11-HD/BTGTW, ngày 02/02/2024;",
    "BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế sử dụng nhà văn hóa.",
    "Điều 2. Quyết định này thay thế Quyết định số 14-QĐ/TU, ngày 03/3/2021.",
)
RECIPIENTS = ("- Như Điều 2,", "- Các huyện ủy, thành ủy,", "- Lưu Văn phòng Tỉnh ủy.")
SIGNATURE = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "(Đã ký)", "Lê Thị Hải Yến")


def decision_lines() -> list[str]:
    """The whole invented decision, one line after the other."""
    return [
        *HEADER_LEFT,
        *HEADER_RIGHT,
        TITLE,
        *ABSTRACT,
        "-----",
        *BODY,
        "Nơi nhận:",
        *RECIPIENTS,
        *SIGNATURE,
    ]


def vietnamese_font() -> str:
    """Path of a font with Vietnamese letters; skips the test where none is installed."""
    for path in _FONTS:
        if Path(path).exists():
            return path
    lacking("a font with Vietnamese letters (fonts-dejavu-core)")


def write_docx(path: Path) -> Path:
    """The decision as Word files have it: letterhead and signature in tables, a footer, two pages."""
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "\n".join(HEADER_LEFT), "\n".join(HEADER_RIGHT)
    for line in (TITLE, *ABSTRACT, "-----", *BODY):
        document.add_paragraph(line)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "\n".join(("Nơi nhận:", *RECIPIENTS)), "\n".join(SIGNATURE)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("Trang thứ hai nói về hội trường.")
    table = document.add_table(rows=2, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Phòng", "Chỗ ngồi"
    table.rows[1].cells[0].text, table.rows[1].cells[1].text = "Hội trường lớn", "320"
    document.sections[0].footer.paragraphs[0].text = "Văn phòng Tỉnh ủy Trường Khê in"
    document.save(str(path))
    return path


def write_pdf(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """A PDF with a text layer."""
    pdfmetrics.registerFont(TTFont("Vietnamese", vietnamese_font()))
    canvas = Canvas(str(path))
    for lines in pages:
        canvas.setFont("Vietnamese", 12)
        for row, line in enumerate(lines):
            canvas.drawString(60, 780 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return path


def draw_page(lines: Sequence[str]) -> Image.Image:
    """A page as a scanner would hand it over: an A4 picture."""
    image = Image.new("L", (round(8.27 * _SCAN_DPI), round(11.69 * _SCAN_DPI)), 255)
    font = ImageFont.truetype(vietnamese_font(), 36)
    draw = ImageDraw.Draw(image)
    for row, line in enumerate(lines):
        draw.text((150, 150 + 70 * row), line, font=font, fill=0)
    return image


def write_scan(path: Path, pages: Sequence[Sequence[str]]) -> Path:
    """A PDF that holds pictures of pages and no text."""
    images = [draw_page(lines) for lines in pages]
    images[0].save(path, "PDF", resolution=_SCAN_DPI, save_all=True, append_images=images[1:])
    return path
