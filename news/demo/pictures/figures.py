"""Small figures that several scenes share: sun, cloud, tree, people, houses, boats."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import Canvas, blend
from news.demo.pictures.palettes import Palette


def sun(art: Canvas, tone: Palette, x: float, y: float, radius: float = 74) -> None:
    """A low sun with one ring of haze."""
    art.circle(x, y, radius * 1.7, blend(tone.sky, tone.glow, 0.45))
    art.circle(x, y, radius, tone.glow)


def cloud(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    """A flat-bottomed cloud."""
    shade = blend(tone.sky, tone.light, 0.7)
    art.ellipse(x, y, 170 * size, 26 * size, shade)
    art.circle(x - 50 * size, y - 22 * size, 46 * size, shade)
    art.circle(x + 30 * size, y - 34 * size, 58 * size, shade)
    art.rect(x - 170 * size, y, 340 * size, 30 * size, tone.sky)


def tree(art: Canvas, colour: str, x: float, y: float, size: float) -> None:
    """A round tree in silhouette."""
    art.line([(x, y), (x, y - 120 * size)], 16 * size, colour)
    for across, up, radius in ((-44, 130, 58), (40, 140, 62), (0, 196, 70)):
        art.circle(x + across * size, y - up * size, radius * size, colour)


def person(
    art: Canvas,
    tone: Palette,
    x: float,
    y: float,
    size: float,
    *,
    hat: bool = False,
    bent: bool = False,
) -> None:
    """Someone seen from behind, 130 units tall; `hat` gives the palm-leaf hat, `bent` a reaper."""
    shirt = (tone.accent, tone.deep, tone.near, tone.light)[round(x * 7 + y) % 4]
    lean = 62 * size if bent else 0.0
    top = y - (84 if bent else 104) * size
    for side in (-9, 9):
        art.line([(x + side * size, y), (x + side * 0.6 * size, y - 56 * size)], 13 * size, tone.deep)
    art.blob(
        [
            (x - 20 * size, y - 46 * size),
            (x - 24 * size + lean, top + 4 * size),
            (x + lean, top - 8 * size),
            (x + 24 * size + lean, top + 4 * size),
            (x + 20 * size, y - 46 * size),
        ],
        shirt,
    )
    head = (x + lean * 1.5, top - 20 * size + (12 * size if bent else 0))
    art.circle(head[0], head[1], 15 * size, blend(tone.far, tone.near, 0.5))
    if hat:
        _palm_leaf_hat(art, tone, *head, size)
    else:
        art.ellipse(head[0], head[1] - 6 * size, 16 * size, 12 * size, tone.deep)


def _palm_leaf_hat(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.poly(
        [
            (x - 40 * size, y - 2 * size),
            (x, y - 34 * size),
            (x + 40 * size, y - 2 * size),
        ],
        tone.light,
    )
    art.poly(
        [
            (x, y - 34 * size),
            (x + 40 * size, y - 2 * size),
            (x + 8 * size, y - 2 * size),
        ],
        tone.haze,
    )


def stilt_house(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    """A house on stilts under a deep thatched roof."""
    for across in (-110, -40, 40, 110):
        art.rect(x + (across - 6) * size, y - 60 * size, 12 * size, 64 * size, tone.deep)
    art.rect(x - 128 * size, y - 130 * size, 256 * size, 76 * size, tone.light)
    for across in (-80, 20):
        art.rect(x + across * size, y - 116 * size, 44 * size, 40 * size, tone.deep)
    art.poly(
        [
            (x - 170 * size, y - 120 * size),
            (x - 96 * size, y - 236 * size),
            (x + 96 * size, y - 236 * size),
            (x + 170 * size, y - 120 * size),
        ],
        blend(tone.near, tone.accent, 0.4),
    )
    art.rect(x - 104 * size, y - 244 * size, 208 * size, 14 * size, tone.deep)


def star(art: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    """A star of five points."""
    points = []
    for number in range(10):
        turn = -math.pi / 2 + number * math.pi / 5
        reach = radius if number % 2 == 0 else radius * 0.382
        points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    art.poly(points, colour)
