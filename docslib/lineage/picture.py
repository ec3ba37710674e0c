"""The relation picture (lược đồ) as measures: boxes and lines that a template draws as SVG (G06).

Two drawings of the same: three columns for a wide screen, one line of descent for a phone. All measures are in
the units of the drawing, which are pixels where there is room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from docslib.lineage.cards import RelatedDocument

MOST_ON_A_SIDE = 4
WIDE, NARROW = 720, 330
BOX, GAP, COLUMN = 84, 12, 196
_HEAD, _EDGE = 26, 2
_BOLD_LETTER, _LETTER = 8.4, 6.5
"""How wide a letter of a number, and of a label, is at most on average."""
_STEP = 26

Shape = Literal["wide", "narrow"]


@dataclass(frozen=True, slots=True)
class Box:
    """One document: a frame with up to three lines of text."""

    x: float
    y: float
    width: float
    number: str
    label: str
    day: str = ""
    url: str = ""
    title: str = ""
    is_gone: bool = False
    is_this: bool = False
    height: float = BOX

    @property
    def middle(self) -> float:
        """Half its height, from above."""
        return self.y + self.height / 2

    @property
    def text_x(self) -> float:
        """Where its lines begin."""
        return self.x + 12


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text beside the boxes."""

    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing: `lines` are paths of SVG."""

    shape: Shape
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[str, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Documents on one side of the one being read: those shown, how many are left out, and their heading."""

    heading: str
    documents: tuple[RelatedDocument, ...]
    more: str = ""


def side(heading: str, documents: Sequence[RelatedDocument], more: str) -> Side:
    """The first documents of a side; `more` is a sentence with a place for the number of the others."""
    left_out = len(documents) - MOST_ON_A_SIDE
    shown = tuple(documents[:MOST_ON_A_SIDE])
    return Side(heading, shown, more % {"count": left_out} if left_out > 0 else "")


def draw(this: RelatedDocument, before: Side, after: Side) -> tuple[Picture, Picture]:
    """The wide and the narrow drawing of a document between what it names and what names it."""
    return _wide(this, before, after), _narrow(this, before, after)


def _box(document: RelatedDocument, x: float, y: float, width: float) -> Box:
    room = width - 24
    return Box(
        x=x,
        y=y,
        width=width,
        number=_short(document.number or document.title, int(room / _BOLD_LETTER)),
        label=_short(document.label, int(room / _LETTER)),
        day=f"{document.signed_on:%d/%m/%Y}" if document.signed_on else "",
        url=document.url,
        title=f"{document.label}: {document.title or document.number}",
        is_gone=document.is_gone,
    )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _boxes_height(of: Side) -> float:
    return max(len(of.documents) * (BOX + GAP) - GAP, 0)


def _column(of: Side, x: float, top: float) -> tuple[list[Box], list[Words]]:
    """A heading, the boxes below it, and what is left out."""
    if not of.documents:
        return [], []
    boxes = [
        _box(document, x, top + _HEAD + at * (BOX + GAP), COLUMN) for at, document in enumerate(of.documents)
    ]
    words = [Words(x, top + 14, of.heading)]
    if of.more:
        words.append(Words(x, boxes[-1].y + BOX + 18, of.more))
    return boxes, words


def _wide(shown: RelatedDocument, before: Side, after: Side) -> Picture:
    """Three columns about one axis; headings stand above their boxes and do not move them off it."""
    tallest = max(_boxes_height(before), _boxes_height(after), BOX)
    axis = _EDGE + _HEAD + tallest / 2
    left, left_words = _column(before, _EDGE, axis - _boxes_height(before) / 2 - _HEAD)
    right, right_words = _column(after, WIDE - COLUMN - _EDGE, axis - _boxes_height(after) / 2 - _HEAD)
    this = replace(_box(shown, (WIDE - COLUMN) / 2, axis - BOX / 2, COLUMN), is_this=True)
    lines = [_joined(box.x + COLUMN, box.middle, this.x, axis) for box in left]
    lines += [_joined(this.x + COLUMN, axis, box.x, box.middle) for box in right]
    tall = axis + tallest / 2 + _EDGE + (_STEP if before.more or after.more else 0)
    return Picture("wide", WIDE, tall, (*left, this, *right), tuple(lines), (*left_words, *right_words))


def _joined(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{x1:g} {y1:g}H{(x1 + x2) / 2:g}V{y2:g}H{x2:g}"


def _narrow(shown: RelatedDocument, before: Side, after: Side) -> Picture:
    """From above to below: what it names, the document itself, what names it."""
    boxes: list[Box] = []
    words: list[Words] = []
    lines: list[str] = []
    wide, at = NARROW - 2 * _EDGE, float(_EDGE)
    for part in (before, None, after):
        if part is not None and not part.documents:
            continue
        if boxes:
            lines.append(f"M24 {at - GAP:g}V{at + (_STEP - GAP if part is None else _STEP - 4):g}")
            at += _STEP - GAP if part is None else _STEP
        if part is None:
            boxes.append(replace(_box(shown, _EDGE, at, wide), is_this=True))
            at += BOX + GAP
            continue
        words.append(Words(_EDGE if not lines else 36, at + (14 if not lines else 0), part.heading))
        at += _HEAD if not lines else GAP
        for document in part.documents:
            boxes.append(_box(document, _EDGE, at, wide))
            at += BOX + GAP
        if part.more:
            words.append(Words(_EDGE, at + 4, part.more))
            at += _STEP
    return Picture("narrow", NARROW, at - GAP + 2 * _EDGE, tuple(boxes), tuple(lines), tuple(words))
