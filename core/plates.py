"""Compositions that stand in for a missing picture, drawn in the colours of the site's theme.

The drawings are symbols of ``static/portal/plates.svg``; this module only names them and picks one.
"""

from __future__ import annotations

from zlib import crc32

PLATES: tuple[str, ...] = (
    "song",
    "cau",
    "doi",
    "hop",
    "pho",
    "ruong",
    "bien",
    "che",
    "dinh",
    "den",
    "giay",
    "rung",
    "tau",
    "truong",
)


def plate_for(*, section: str, number: int) -> str:
    """Name the composition of the ``number``-th story of a section.

    The same story always has the same picture, and neighbours in a section have different ones:
    the section only chooses where the round of compositions starts.
    """
    return PLATES[(crc32(section.encode()) + number) % len(PLATES)]
