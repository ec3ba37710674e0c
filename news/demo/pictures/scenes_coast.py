"""Scenes of the coast: salt pans, storm, landing steps."""

from __future__ import annotations

import math

from news.demo.pictures.boats import boat, trawler
from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Waves, blend, smooth
from news.demo.pictures.figures import sun
from news.demo.pictures.palettes import Palette


def salt(art: Canvas, tone: Palette) -> None:
    """Salt pans: mirrors of sky between low banks, white cones, two workers."""
    sun(art, tone, 760, 240, 80)
    art.hills(Waves(400, 16, 2.1), tone.far)
    art.rect(0, 424, WIDTH, 576, tone.mid)
    for row in range(5):
        top = 440 + row * row * 18 + row * 34
        tall = 26 + row * 24
        count = 7 - row
        for column in range(-1, count + 1):
            left = 750 + (column - count / 2) * (WIDTH / count)
            right = left + WIDTH / count - 10 - row * 5
            shift = (750 - left) * 0.055
            shade = blend(tone.water, tone.glow, 0.72 if (row + column) % 3 == 0 else 0.25)
            art.poly(
                [(left + shift, top), (right + shift * 0.8, top), (right, top + tall), (left, top + tall)],
                shade,
            )
    for x, y, size in (
        (240, 640, 0.7),
        (390, 652, 0.8),
        (1130, 606, 0.6),
        (1290, 770, 1.35),
        (1010, 860, 1.6),
    ):
        art.poly([(x - 82 * size, y), (x, y - 96 * size), (x + 82 * size, y)], tone.light)
        art.poly([(x, y - 96 * size), (x + 82 * size, y), (x + 18 * size, y)], tone.haze)
    for x, y, size in ((560, 742, 1.25), (720, 640, 0.85)):
        _salter(art, tone, x, y, size)


def _salter(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.line([(x - 12 * size, y), (x, y - 70 * size)], 16 * size, tone.deep)
    art.line([(x + 18 * size, y), (x + 2 * size, y - 70 * size)], 16 * size, tone.deep)
    art.line([(x, y - 66 * size), (x + 22 * size, y - 132 * size)], 34 * size, tone.accent)
    art.line([(x + 26 * size, y - 120 * size), (x + 78 * size, y - 84 * size)], 11 * size, tone.deep)
    art.poly(
        [
            (x - 22 * size, y - 150 * size),
            (x + 36 * size, y - 196 * size),
            (x + 82 * size, y - 138 * size),
        ],
        tone.light,
    )
    art.line([(x + 40 * size, y - 112 * size), (x + 190 * size, y + 4 * size)], 6 * size, tone.deep)
    art.rect(x + 160 * size, y - 4 * size, 62 * size, 14 * size, tone.deep)


def storm(art: Canvas, tone: Palette) -> None:
    """The night before a storm: slanting rain, boats roped together, bent palms."""
    for row in range(5):
        art.hills(Waves(130 + row * 52, 34, 1.4 + row * 0.4), blend(tone.far, tone.near, 0.1 + row * 0.17))
    art.rect(0, 470, WIDTH, 530, blend(tone.water, tone.near, 0.35))
    for row in range(6):
        crest = [(x * 125.0 - 60, 500 + row * 80 + 26 * math.sin(x * 1.9 + row * 2.2)) for x in range(15)]
        art.below(crest, blend(tone.water, tone.near, 0.42 + row * 0.1))
    for x, size in ((470, 0.82), (760, 0.94), (1080, 1.06)):
        trawler(art, tone, x, 700 + (x - 470) * 0.1, size, tone.deep)
    art.below([(-20, 760), (180, 790), (360, 880), (520, 1010)], tone.deep)
    for x, foot, tall in ((96, 790, 420), (250, 840, 330)):
        _palm(art, tone.deep, x, foot, tall)
    for _ in range(150):
        left, top = art.rng.uniform(-100, WIDTH), art.rng.uniform(-20, HEIGHT)
        art.line([(left, top), (left + 24, top + 70)], 1.6, blend(tone.light, tone.far, 0.35))


def _palm(art: Canvas, colour: str, x: float, foot: float, tall: float) -> None:
    """A palm bent by the wind: every frond streams the same way."""
    trunk = smooth(
        [(x, foot + 40), (x + tall * 0.1, foot - tall * 0.4), (x + tall * 0.42, foot - tall * 0.86)]
    )
    art.line(trunk, 17, colour)
    top = trunk[-1]
    for number in range(7):
        turn = -0.62 + number * 0.24
        long = tall * (0.62 - 0.05 * abs(number - 3))
        tip = (top[0] + long * math.cos(turn), top[1] + long * 0.62 * math.sin(turn) + long * 0.24)
        bend = (top[0] + long * 0.5 * math.cos(turn), top[1] + long * 0.5 * math.sin(turn) - long * 0.12)
        under = (bend[0] - 6, bend[1] + 24)
        art.poly([*smooth([top, bend, tip]), *reversed(smooth([top, under, tip]))], colour)


def landing(art: Canvas, tone: Palette) -> None:
    """The landing of Bến Ngự: stone steps to the water, a banyan, old roofs."""
    sun(art, tone, 330, 250, 64)
    art.hills(Waves(430, 44, 1.5), tone.haze)
    art.rect(0, 520, WIDTH, 480, tone.water)
    art.glints((0, 560, 820, 940), blend(tone.water, tone.light, 0.65), 30)
    for number in range(5):
        left = 640 + number * 186
        top = 392 - (number % 2) * 34
        art.rect(left, top, 168, 200, tone.light if number % 2 else tone.far)
        art.rect(left + 150, top, 18, 200, blend(tone.far, tone.mid, 0.4))
        art.poly(
            [(left - 14, top + 6), (left + 24, top - 56), (left + 144, top - 56), (left + 182, top + 6)],
            tone.near,
        )
        for window in (0, 1):
            art.rect(left + 30 + window * 66, top + 46, 40, 60, tone.deep)
    art.poly([(560, 566), (1500, 566), (1500, 1000), (900, 1000)], tone.mid)
    for step in range(9):
        top = 586 + step * 46
        left = 560 + step * 36
        art.poly([(left, top), (1230, top), (1230, top + 20), (left + 16, top + 20)], tone.light)
        art.poly([(left + 16, top + 20), (1230, top + 20), (1230, top + 46), (left + 36, top + 46)], tone.far)
    art.poly([(1230, 566), (1500, 540), (1500, 1000), (1266, 1000)], tone.near)
    art.poly([(1230, 566), (1500, 540), (1500, 562), (1232, 590)], tone.light)
    art.line([(1370, 640), (1356, 440), (1380, 300)], 58, tone.deep)
    art.line([(1362, 420), (1270, 330)], 26, tone.deep)
    for x, y, radius in ((1240, 270, 116), (1370, 200, 146), (1480, 280, 130), (1320, 320, 96)):
        art.circle(x, y, radius, tone.deep)
    for x, y, radius in ((1220, 250, 78), (1350, 170, 96), (1462, 250, 84)):
        art.circle(x, y, radius, blend(tone.deep, tone.near, 0.6))
    boat(art, tone, 330, 712, 1.1)
    boat(art, tone, 560, 860, 1.35)


SCENES = {
    "salt": salt,
    "storm": storm,
    "landing": landing,
}
