"""The demo's texts: many items in one plain file, as an editor types them.

An item begins with `@ slug`, then `field: value` lines, an empty line and the text. In the text an empty line
ends a block; `## ` is a heading, `? ` a question, `- ` a list, `| a | b |` a table, `> ` a quotation followed by
`-- ` who said it, `[scene/palette] ` a picture and its caption, `! ` a note set apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import Any

from django.utils import timezone

from sites.demo.plan import DEMO_DAY

Block = tuple[str, Any]
PictureFinder = Callable[[str, str], Any]
"""Gives the stored picture of a drawing and its caption."""


@dataclass(frozen=True, slots=True)
class TextItem:
    """One item of a text file."""

    slug: str
    facts: dict[str, str] = field(default_factory=dict)
    body: str = ""

    def __getitem__(self, name: str) -> str:
        return self.facts[name]

    def get(self, name: str, otherwise: str = "") -> str:
        """The value of a fact, or `otherwise`."""
        return self.facts.get(name, otherwise)

    def several(self, name: str, separator: str = ",") -> list[str]:
        """The values of a fact that lists some."""
        return [part.strip() for part in self.get(name).split(separator) if part.strip()]

    @property
    def written_at(self) -> datetime:
        """The day and time of the item; raises ValueError when it says none."""
        moment = self.moment("day")
        if moment is None:
            raise ValueError(f"{self.slug} says no day.")
        return moment

    def moment(self, name: str) -> datetime | None:
        """A fact like `-3 08:40`: days before the demo's day and a time of day."""
        if not self.get(name):
            return None
        days, _, clock = self.get(name).partition(" ")
        day = DEMO_DAY + timedelta(days=int(days))
        return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def read_items(folder: Path) -> list[TextItem]:
    """All items of the `.txt` files of a folder, in the order of the file names."""
    items = []
    for path in sorted(folder.glob("*.txt")):
        chunks = re.split(r"^@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        items += [_item(chunk) for chunk in chunks if chunk.strip()]
    return items


def _item(chunk: str) -> TextItem:
    head, _, body = chunk.partition("\n\n")
    slug, *lines = head.strip().splitlines()
    pairs = (line.partition(":") for line in lines)
    return TextItem(slug.strip(), {name.strip(): value.strip() for name, _, value in pairs}, body.strip())


def body_blocks(body: str, picture: PictureFinder) -> list[Block]:
    """The blocks of a page's text; neighbouring paragraphs and lists share one block."""
    blocks: list[Block] = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        kind, value = _block(chunk.strip(), picture)
        if kind == "paragraph" and blocks and blocks[-1][0] == "paragraph":
            blocks[-1] = ("paragraph", blocks[-1][1] + value)
        else:
            blocks.append((kind, value))
    return blocks


def _block(chunk: str, picture: PictureFinder) -> Block:
    drawing = re.match(r"\[([\w/]+)\]\s*(.+)", chunk)
    if drawing:
        spec, caption = drawing.groups()
        return "image", {"image": picture(spec, caption), "caption": caption, "credit": ""}
    mark, _, rest = chunk.partition(" ")
    makers: dict[str, Callable[[], Block]] = {
        "##": lambda: ("heading", rest),
        "?": lambda: ("paragraph", f"<p><b>{_inline(rest)}</b></p>"),
        "!": lambda: ("callout", {"title": "", "text": f"<p>{_inline(rest)}</p>"}),
        ">": lambda: ("quote", _quote(chunk)),
        "|": lambda: ("table", _table(chunk)),
        "-": lambda: ("paragraph", _list(chunk)),
    }
    make = makers.get(mark)
    return make() if make else ("paragraph", f"<p>{_inline(chunk)}</p>")


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(" ".join(text.split()), quote=False))


def _quote(chunk: str) -> dict[str, str]:
    words = [line[2:] for line in chunk.splitlines() if line.startswith("> ")]
    source = [line[3:] for line in chunk.splitlines() if line.startswith("-- ")]
    return {"text": " ".join(words), "source": "".join(source)}


def _list(chunk: str) -> str:
    lines = "".join(f"<li>{_inline(line[2:])}</li>" for line in chunk.splitlines())
    return f"<ul>{lines}</ul>"


def _table(chunk: str) -> dict[str, Any]:
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in chunk.splitlines()]
    return {
        "data": rows,
        "cell": [],
        "mergeCells": [],
        "table_caption": "",
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
    }
