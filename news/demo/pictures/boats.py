"""Boats that several scenes share."""

from __future__ import annotations

from news.demo.pictures.canvas import Canvas, blend
from news.demo.pictures.palettes import Palette


def boat(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    """A covered sampan with its boatman and the shadow under it."""
    art.ellipse(x, y + 24 * size, 132 * size, 9 * size, blend(tone.water, tone.near, 0.45))
    art.blob(
        [
            (x - 140 * size, y - 14 * size),
            (x - 60 * size, y + 14 * size),
            (x + 70 * size, y + 14 * size),
            (x + 146 * size, y - 20 * size),
            (x + 60 * size, y + 28 * size),
            (x - 70 * size, y + 28 * size),
        ],
        tone.deep,
    )
    art.blob(
        [
            (x - 54 * size, y + 10 * size),
            (x - 40 * size, y - 34 * size),
            (x + 14 * size, y - 42 * size),
            (x + 40 * size, y + 10 * size),
        ],
        tone.mid,
    )
    art.line([(x + 84 * size, y + 6 * size), (x + 82 * size, y - 58 * size)], 13 * size, tone.near)
    art.poly(
        [
            (x + 50 * size, y - 60 * size),
            (x + 82 * size, y - 88 * size),
            (x + 114 * size, y - 60 * size),
        ],
        tone.light,
    )
    art.line([(x + 96 * size, y - 40 * size), (x + 158 * size, y + 34 * size)], 5 * size, tone.near)


def trawler(art: Canvas, tone: Palette, x: float, y: float, size: float, hull: str) -> None:
    """A fishing boat with a wheelhouse."""
    art.ellipse(x, y + 40 * size, 190 * size, 12 * size, blend(tone.water, tone.deep, 0.35))
    art.poly(
        [
            (x - 190 * size, y - 46 * size),
            (x + 212 * size, y - 70 * size),
            (x + 150 * size, y + 40 * size),
            (x - 150 * size, y + 40 * size),
        ],
        hull,
    )
    art.poly(
        [
            (x - 190 * size, y - 46 * size),
            (x + 212 * size, y - 70 * size),
            (x + 204 * size, y - 52 * size),
            (x - 184 * size, y - 28 * size),
        ],
        tone.light,
    )
    art.rect(x - 120 * size, y - 138 * size, 118 * size, 92 * size, tone.light)
    art.rect(x - 132 * size, y - 150 * size, 142 * size, 16 * size, tone.deep)
    for step in range(3):
        art.rect(x - (106 - 34 * step) * size, y - 118 * size, 22 * size, 28 * size, tone.near)
    art.line([(x + 40 * size, y - 50 * size), (x + 40 * size, y - 290 * size)], 8 * size, tone.deep)
    art.line([(x + 40 * size, y - 280 * size), (x + 176 * size, y - 74 * size)], 4 * size, tone.deep)
    art.line([(x + 40 * size, y - 280 * size), (x - 120 * size, y - 146 * size)], 4 * size, tone.deep)
    art.rect(x + 42 * size, y - 290 * size, 66 * size, 42 * size, tone.accent)
