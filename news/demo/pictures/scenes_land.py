"""Scenes of the land: tea, limestone, fields, road, works."""

from __future__ import annotations

import itertools
import math

from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Point, Waves, blend, smooth
from news.demo.pictures.figures import cloud, person, stilt_house, sun, tree
from news.demo.pictures.palettes import Palette


def tea(art: Canvas, tone: Palette) -> None:
    """Tea hills of Mộc Trà: rounded hills combed by hedges, three pickers."""
    sun(art, tone, 1130, 220, 62)
    art.hills(Waves(390, 60, 1.4), tone.haze)
    art.hills(Waves(470, 40, 2.2), tone.far)
    _combed(art, [(-40, 640), (240, 500), (560, 520), (860, 700), (1000, 1040)], tone.far, tone.mid, 9)
    _combed(art, [(600, 760), (900, 560), (1220, 520), (1540, 610)], tone.mid, tone.near, 9)
    _combed(art, [(-60, 860), (300, 690), (720, 740), (1100, 860), (1560, 820)], tone.near, tone.deep, 9)
    for x, y, size in ((360, 742, 1.0), (520, 770, 1.12), (980, 864, 1.3)):
        person(art, tone, x, y, size, hat=True)


def _combed(art: Canvas, crest: list[Point], ground: str, hedge: str, rows: int) -> None:
    art.below(crest, ground)
    line = smooth(crest)
    for row in range(rows):
        drop = 26 + row * 34 + row * row * 2.2
        hedge_line = [(x + row * 9, y + drop + 9 * math.sin(x / 130 + row)) for x, y in line[::5]]
        art.line(hedge_line, 12 + row * 2.2, hedge)


def limestone(art: Canvas, tone: Palette) -> None:
    """Limestone of Đá Nghiêng: leaning towers of rock, their mirror in a lake, a raft."""
    sun(art, tone, 360, 230, 60)
    for shift, shade, base in ((0, tone.haze, 600), (130, tone.far, 610), (40, tone.mid, 620)):
        x = -120.0 + shift
        while x < WIDTH:
            wide, tall = (
                art.rng.uniform(130, 250),
                art.rng.uniform(190, 400) * (0.7 if shade == tone.mid else 1),
            )
            _rock(art, x, base, wide, tall, shade)
            x += wide * art.rng.uniform(0.9, 1.7)
    _rock(art, 1020, 640, 330, 470, tone.near)
    _rock(art, 1230, 650, 250, 300, tone.deep)
    art.rect(0, 622, WIDTH, 400, tone.water)
    for row in range(9):
        y = 640 + row * 30
        wide = 190 - row * 16
        art.ellipse(1180 + art.rng.uniform(-10, 10), y, wide, 7, blend(tone.water, tone.near, 0.55))
    art.glints((0, 650, 1000, 930), blend(tone.water, tone.light, 0.7), 26)
    art.line([(420, 806), (720, 798)], 16, tone.deep)
    person(art, tone, 560, 800, 1.15, hat=True)
    art.line([(600, 700), (668, 880)], 6, tone.deep)
    art.below([(-20, 900), (230, 896), (430, 960), (560, 1010)], tone.deep)


def _rock(art: Canvas, x: float, base: float, wide: float, tall: float, shade: str) -> None:
    art.blob(
        [
            (x - wide * 0.08, base + 20),
            (x + wide * 0.04, base - tall * 0.5),
            (x + wide * 0.22, base - tall * 0.88),
            (x + wide * 0.5, base - tall),
            (x + wide * 0.74, base - tall * 0.78),
            (x + wide * 0.92, base - tall * 0.42),
            (x + wide * 1.06, base + 20),
        ],
        shade,
    )


def fields(art: Canvas, tone: Palette) -> None:
    """Ripe rice of Đồng Vọng: rows that run to one point, reapers, sheaves."""
    sun(art, tone, 750, 300, 92)
    art.hills(Waves(410, 34, 1.5), tone.haze)
    art.hills(Waves(440, 20, 2.7), tone.far)
    art.rect(0, 470, WIDTH, 530, tone.mid)
    for number in range(-13, 14):
        near_x, step = 750 + number * 190, 95
        shade = blend(tone.far, tone.glow, 0.18) if number % 2 else tone.far
        art.poly(
            [
                (750 + number * 26, 470),
                (750 + (number + 0.5) * 26, 470),
                (near_x + step, 1000),
                (near_x, 1000),
            ],
            shade,
        )
    for row in range(6):
        y = 486 + row * row * 15
        art.line([(0, y), (WIDTH, y)], 2 + row, blend(tone.mid, tone.near, 0.25))
    for x, y, size in ((310, 700, 1.1), (470, 660, 0.9), (1110, 690, 1.05)):
        person(art, tone, x, y, size, hat=True, bent=True)
    for x, y, size in ((620, 760, 1.0), (780, 850, 1.5), (1290, 820, 1.3), (160, 880, 1.7)):
        _sheaf(art, tone, x, y, size)


def _sheaf(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.ellipse(x, y, 70 * size, 10 * size, blend(tone.mid, tone.near, 0.5))
    for number in range(9):
        spread = (number - 4) / 4
        shade = tone.glow if number % 2 else blend(tone.glow, tone.mid, 0.5)
        art.line([(x + spread * 52 * size, y), (x + spread * 15 * size, y - 62 * size)], 15 * size, tone.near)
        head = (x + spread * 74 * size, y - (140 - 34 * abs(spread)) * size)
        art.line([(x + spread * 14 * size, y - 56 * size), head], 12 * size, shade)
        art.ellipse(head[0] + spread * 9 * size, head[1] + 4 * size, 10 * size, 20 * size, shade)
    art.rect(x - 24 * size, y - 72 * size, 48 * size, 15 * size, tone.accent)


def road(art: Canvas, tone: Palette) -> None:
    """A new road up to Nà Khoan: three bends, stilt houses, a motorbike climbing."""
    sun(art, tone, 300, 200, 58)
    art.hills(Waves(350, 96, 1.2), tone.haze)
    art.hills(Waves(480, 80, 1.7), tone.far)
    art.below([(-40, 560), (260, 470), (640, 560), (1000, 430), (1300, 400), (1540, 520)], tone.mid)
    art.below([(-40, 760), (300, 640), (700, 690), (1120, 600), (1540, 720)], tone.near)
    art.below([(-40, 930), (400, 850), (900, 880), (1540, 860)], tone.deep)
    centre = smooth(
        [
            (500, 1030),
            (760, 880),
            (1120, 820),
            (1180, 740),
            (820, 690),
            (560, 640),
            (640, 570),
            (940, 530),
            (1060, 470),
            (1010, 436),
        ]
    )
    for first, second in itertools.pairwise(centre):
        wide = 8 + 92 * max(0.0, (first[1] - 430) / 570) ** 1.5
        art.line([first, second], wide, tone.light)
    for x, y, size in ((300, 720, 0.8), (1290, 668, 0.62), (180, 560, 0.42)):
        stilt_house(art, tone, x, y, size)
    for x, y, size in ((80, 850, 1.2), (1400, 880, 1.4), (460, 610, 0.5), (1180, 500, 0.4), (1330, 560, 0.5)):
        tree(art, tone.deep, x, y, size)
    art.circle(868, 846, 15, tone.deep)
    art.circle(928, 838, 15, tone.deep)
    art.line([(868, 846), (892, 820), (928, 838)], 9, tone.accent)
    art.line([(892, 816), (902, 782)], 20, tone.accent)
    art.circle(906, 764, 13, tone.deep)


def works(art: Canvas, tone: Palette) -> None:
    """Cầu Lim works at the change of shift: saw-tooth roofs, solar panels, bicycles of light."""
    cloud(art, tone, 420, 180, 1.1)
    cloud(art, tone, 1060, 240, 0.8)
    art.hills(Waves(500, 40, 1.4), tone.haze)
    for number in range(6):
        left = 120 + number * 214
        art.poly([(left, 470), (left, 344), (left + 214, 470)], tone.near)
        art.poly([(left, 470), (left, 344), (left + 34, 364), (left + 34, 470)], tone.water)
    art.rect(120, 468, 1284, 260, tone.light)
    art.rect(120, 468, 1284, 22, tone.mid)
    for number in range(10):
        if number in (4, 5):
            continue
        art.rect(158 + number * 124, 540, 88, 76, tone.water)
        art.rect(158 + number * 124, 574, 88, 6, tone.light)
    art.rect(640, 528, 250, 200, tone.near)
    for slat in range(5):
        art.rect(640, 540 + slat * 22, 250, 6, tone.mid)
    for x, top in ((1240, 150), (1322, 210)):
        art.poly([(x, 470), (x + 8, top), (x + 44, top), (x + 52, 470)], tone.mid)
        art.rect(x + 5, top + 26, 42, 20, tone.accent)
    art.rect(0, 726, WIDTH, 274, tone.far)
    for number in range(4):
        left = 60 + number * 150
        art.poly([(left, 856), (left + 40, 776), (left + 164, 776), (left + 124, 856)], tone.deep)
        for cell in range(1, 4):
            art.line([(left + cell * 31, 856), (left + 40 + cell * 31, 776)], 2.5, tone.water)
        art.line([(left + 20, 816), (left + 144, 816)], 2.5, tone.water)
    for x, y, size in (
        (760, 850, 1.1),
        (850, 880, 1.2),
        (960, 856, 1.1),
        (1080, 900, 1.3),
        (1190, 870, 1.15),
    ):
        person(art, tone, x, y, size)
    art.rect(0, HEIGHT - 56, WIDTH, 56, tone.near)


SCENES = {
    "tea": tea,
    "limestone": limestone,
    "fields": fields,
    "road": road,
    "works": works,
}
