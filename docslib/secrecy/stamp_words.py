"""The words inside a red stamp: each patch of red is turned straight, taken out of its frame and read by itself.

A hand never puts a stamp down straight, and recognition reads hardly any that leans by more than two degrees or whose
frame touches the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PIL import Image, ImageChops, ImageOps

from core.vietnamese.text import strip_accents

_CELL = 8
"""Pixels to a cell of the coarse picture in which patches are looked for."""
_SMALLEST = (40, 20)
_LOWEST = 8
_SCRAP = 2
_SOME_RED, _SURE_RED = 6, 96
_MOST_PATCHES = 8
_ANGLES = range(-10, 11)
_FINE = (-0.5, 0.0, 0.5)
_SMALL_WIDTH = 200
_LETTER_HEIGHT = 56
_MARGIN = 24

Box = tuple[int, int, int, int]

_MARKS = {"mat", "toimat", "tuyetmat"}
# One or two misread letters in a stamp of its own are still the stamp.
_NEARLY = re.compile(r"m[a-z]{1,2}t|t[a-z]{1,3}m[a-z]{1,2}t|(?:t[a-z]{3,5}|[a-z]?uy[a-z]{1,3})m[a-z]{1,2}t")


def is_like_a_mark(words: str) -> bool:
    """Whether the words of a stamp are a mark of secrecy, a letter misread or not."""
    # Scraps of the frame are read as one or two letters; "MẶT TRẬN" of a seal is no mark.
    read = [word for word in re.findall(r"[a-z]+", strip_accents(words)) if len(word) > _SCRAP]
    joined = "".join(read)
    return joined in _MARKS or bool(_NEARLY.fullmatch(joined))


def stamp_pictures(mask: Image.Image) -> Iterator[Image.Image]:
    """The words of each patch of red, black on white and straight, the largest patch first.

    `mask` is white where the page is red, as "L".
    """
    for box in _patches(mask):
        straight = _straightened(mask.crop(box))
        inner = _without_frame(straight)
        if inner is not None:
            yield _for_reading(inner)


def _patches(mask: Image.Image) -> list[Box]:
    """Boxes of patches of red that hang together, in pixels."""
    coarse = mask.reduce(_CELL).point(lambda value: 255 if value > _SOME_RED else 0)
    width = coarse.width
    red = {(at % width, at // width) for at, value in enumerate(coarse.tobytes()) if value}
    boxes: list[Box] = []
    while red:
        cells = _connected(red)
        left, top = min(x for x, _y in cells), min(y for _x, y in cells)
        right, bottom = max(x for x, _y in cells) + 1, max(y for _x, y in cells) + 1
        boxes.append((left * _CELL, top * _CELL, right * _CELL, bottom * _CELL))
    large = [box for box in boxes if box[2] - box[0] >= _SMALLEST[0] and box[3] - box[1] >= _SMALLEST[1]]
    return sorted(large, key=lambda box: (box[0] - box[2]) * (box[3] - box[1]))[:_MOST_PATCHES]


def _connected(red: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Take one patch out of `red`: cells that touch, or have one empty cell between them."""
    waiting = [red.pop()]
    found = []
    while waiting:
        x, y = waiting.pop()
        found.append((x, y))
        for near in [(x + dx, y + dy) for dx in range(-2, 3) for dy in range(-2, 3)]:
            if near in red:
                red.remove(near)
                waiting.append(near)
    return found


def _straightened(patch: Image.Image) -> Image.Image:
    """The patch turned so that its rows are sharpest."""
    padded = ImageOps.expand(patch, border=max(patch.size) // 8, fill=0)
    small = padded.resize(
        (_SMALL_WIDTH, max(1, padded.height * _SMALL_WIDTH // padded.width)), Image.Resampling.BOX
    )
    best = max(_ANGLES, key=lambda angle: _sharpness(small, angle))
    angle = max((best + fine for fine in _FINE), key=lambda turned: _sharpness(small, turned))
    turned = padded.rotate(angle, resample=Image.Resampling.BICUBIC)
    box = turned.point(lambda value: 255 if value > _SURE_RED else 0).getbbox()
    return turned.crop(box) if box else turned


def _sharpness(picture: Image.Image, angle: float) -> int:
    """High when lines of the picture lie along its rows."""
    rows = picture.rotate(angle, resample=Image.Resampling.BILINEAR).resize(
        (1, picture.height), Image.Resampling.BOX
    )
    return sum(value * value for value in rows.tobytes())


def _without_frame(straight: Image.Image) -> Image.Image | None:
    """What stands inside the frame lines; None when nothing is left."""
    width, height = straight.size
    rows = list(straight.resize((1, height), Image.Resampling.BOX).tobytes())
    columns = list(straight.resize((width, 1), Image.Resampling.BOX).tobytes())
    top, bottom = _inside(rows, 0.28, 0.45)
    left, right = _inside(columns, 0.1, 0.6)
    inner = straight.crop((left, top, right, bottom))
    box = inner.point(lambda value: 255 if value > _SURE_RED else 0).getbbox()
    return inner.crop(box) if box and box[3] - box[1] >= _LOWEST else None


def _inside(profile: list[int], share: float, fill: float) -> tuple[int, int]:
    """First and last place between the frame lines that lie in the outer `share` of either side."""
    reach = int(len(profile) * share)
    heavy = 255 * fill
    first = max((at + 1 for at in range(reach) if profile[at] > heavy), default=0)
    last = min(
        (at for at in range(len(profile) - reach, len(profile)) if profile[at] > heavy), default=len(profile)
    )
    # The soft edge of a line is half as red as the line.
    return min(first + 2, last) if first else 0, max(last - 2, first) if last < len(profile) else last


def _for_reading(inner: Image.Image) -> Image.Image:
    scale = _LETTER_HEIGHT / inner.height
    enlarged = inner.resize((max(1, int(inner.width * scale)), _LETTER_HEIGHT), Image.Resampling.LANCZOS)
    return ImageChops.invert(ImageOps.expand(ImageOps.autocontrast(enlarged), border=_MARGIN, fill=0))
