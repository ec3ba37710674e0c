"""Compositions that stand in for a missing picture, drawn in the colours of the site's theme.

The drawings are symbols of ``static/portal/plates.svg``; this module names them and picks one.
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


def plate_for(*key: str) -> str:
    """Name the composition for a key, such as a subject area and an address: the same one every time.

    A key that is itself the name of a composition gets that composition.
    """
    if key and key[0] in PLATES:
        return key[0]
    return PLATES[crc32("\n".join(key).encode()) % len(PLATES)]
