"""Red stamps on scanned pages: a mark of secrecy is a red box in the upper part of the page (G01).

Words in red block, and red without words waits for a person: recognition reads nearly all stamps and never all, while
how red the upper part is finds every one.
"""

from __future__ import annotations

import io

from PIL import Image, ImageChops, UnidentifiedImageError

from docslib.reading.ocr import recognise
from docslib.secrecy.stamp_words import is_like_a_mark, stamp_pictures
from docslib.secrecy.text import marks_of_closed_text
from docslib.secrecy.verdict import Mark, Rule, Severity, Where

UPPER_PART = 0.4
RED_OVER_GREEN = 50
RED_OVER_BLUE = 40
RED_SHARE = 0.0005
"""Clean scans have no red pixel at all; the faintest stamp has twice this share."""
ENLARGED = 1.5
MAX_PIXELS = 60_000_000
_ONE_LINE = (7, 8)
"""How tesseract is told that a picture holds one line, or one word."""


def red_mask(picture: Image.Image) -> tuple[Image.Image, float]:
    """The red of the upper part as black on white, and its share of that part."""
    upper = picture.convert("RGB").crop((0, 0, picture.width, max(1, int(picture.height * UPPER_PART))))
    red, green, blue = upper.split()
    is_red = ImageChops.multiply(
        ImageChops.subtract(red, green).point([0] * (RED_OVER_GREEN + 1) + [255] * (255 - RED_OVER_GREEN)),
        ImageChops.subtract(red, blue).point([0] * (RED_OVER_BLUE + 1) + [255] * (255 - RED_OVER_BLUE)),
    )
    share = is_red.histogram()[255] / (upper.width * upper.height)
    return ImageChops.invert(is_red), share


def marks_of_picture(
    picture: Image.Image, *, program: str | None, dpi: int, where: Where, page: int | None
) -> list[Mark]:
    """Marks of a red stamp: BLOCK where its words are read, REVIEW where only the red is seen.

    `program` is tesseract; without it the red alone speaks.
    """
    mask, share = red_mask(picture)
    if share <= RED_SHARE:
        return []
    seen = [Mark(Severity.REVIEW, Rule.RED_STAMP, "", where, page)]
    if program is None:
        return seen
    if _holds_a_mark(mask, program=program, dpi=dpi):
        return [*seen, Mark(Severity.BLOCK, Rule.SECRECY_MARK, "", where, page)]
    enlarged = mask.resize((int(mask.width * ENLARGED), int(mask.height * ENLARGED)))
    content = as_ppm(enlarged)
    for segmentation in (11, 6):
        text = recognise(content, program=program, dpi=int(dpi * ENLARGED), segmentation=segmentation)
        seen += marks_of_closed_text(text, where=where, page=page)
    return seen


def _holds_a_mark(mask: Image.Image, *, program: str, dpi: int) -> bool:
    """Whether one of the stamps by itself, turned straight, says a mark of secrecy."""
    pictures = (as_ppm(words) for words in stamp_pictures(ImageChops.invert(mask)))
    return any(
        is_like_a_mark(recognise(content, program=program, dpi=dpi, segmentation=segmentation))
        for content in pictures
        for segmentation in _ONE_LINE
    )


def as_ppm(picture: Image.Image) -> bytes:
    """The picture as tesseract takes it."""
    buffer = io.BytesIO()
    (picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")).save(buffer, format="PPM")
    return buffer.getvalue()


def open_picture(content: bytes) -> Image.Image | None:
    """The picture, or None when it is none or too large to look at."""
    try:
        picture = Image.open(io.BytesIO(content))
        return picture if picture.width * picture.height <= MAX_PIXELS else None
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
