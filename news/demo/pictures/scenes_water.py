"""Scenes of water: river, harbour, dyke, sluice, bridge, salt pans, storm, landing steps."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, Waves, blend, smooth
from news.demo.pictures.figures import sun
from news.demo.pictures.palettes import Palette


def _boat(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
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


def river(art: Canvas, tone: Palette) -> None:
    """The Khê at sunrise: three ranges, wide water, one sampan, a reedy bank."""
    sun(art, tone, 1060, 268)
    art.hills(Waves(430, 90, 1.3), tone.haze)
    art.hills(Waves(500, 66, 1.9), tone.far)
    art.hills(Waves(560, 30, 2.6), tone.mid)
    art.rect(0, 590, WIDTH, 410, tone.water)
    for step in range(9):
        wide = 150 - step * 9
        y = 622 + step * 30
        art.ellipse(1060 + art.rng.uniform(-14, 14), y, wide * (0.5 + step * 0.09), 5, tone.glow)
    art.glints((0, 640, WIDTH, 900), blend(tone.water, tone.light, 0.6), 26)
    _boat(art, tone, 560, 722, 1.0)
    art.below([(-20, 812), (190, 806), (420, 872), (700, 948), (900, 1010)], tone.near)
    art.below([(-20, 882), (180, 884), (380, 940), (560, 1010)], tone.deep)
    _reeds(art, tone.deep, 20, 330, 850)


def _reeds(art: Canvas, colour: str, left: float, right: float, foot: float) -> None:
    x = left
    while x < right:
        lean, height = art.rng.uniform(-22, 34), art.rng.uniform(90, 210)
        art.line(
            [(x, foot + 60), (x + lean * 0.3, foot - height * 0.5), (x + lean, foot - height)], 5, colour
        )
        art.ellipse(x + lean, foot - height - 16, 6, 24, colour)
        x += art.rng.uniform(18, 44)


def _trawler(art: Canvas, tone: Palette, x: float, y: float, size: float, hull: str) -> None:
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


def harbour(art: Canvas, tone: Palette) -> None:
    """The fishing harbour of Hải Vọng: three trawlers, a quay, a headland with a light."""
    sun(art, tone, 330, 240, 66)
    art.hills(Waves(470, 42, 1.1), tone.haze)
    art.below([(820, 520), (1000, 410), (1180, 350), (1360, 380), (1520, 340)], tone.far)
    art.poly([(1184, 356), (1192, 250), (1216, 250), (1224, 356)], tone.light)
    art.rect(1188, 226, 32, 24, tone.accent)
    art.poly([(1182, 228), (1204, 204), (1226, 228)], tone.deep)
    art.rect(0, 505, WIDTH, 500, tone.water)
    art.glints((0, 530, WIDTH, 820), blend(tone.water, tone.light, 0.55), 34)
    _trawler(art, tone, 760, 588, 0.55, tone.mid)
    _trawler(art, tone, 430, 668, 0.95, tone.near)
    _trawler(art, tone, 1040, 790, 1.16, tone.deep)
    art.poly([(0, 842), (560, 906), (640, 1000), (0, 1000)], tone.mid)
    art.poly([(0, 842), (560, 906), (566, 924), (0, 866)], tone.light)
    for x in (120, 290, 450):
        art.rect(x, 812 + x * 0.11, 30, 52, tone.deep)
        art.ellipse(x + 15, 812 + x * 0.11, 21, 9, tone.deep)


def dyke(art: Canvas, tone: Palette) -> None:
    """The sea dyke of Lạch Gió: a curving road above the waves, casuarinas leaning from the wind."""
    sun(art, tone, 420, 230, 60)
    art.rect(0, 400, WIDTH, 600, tone.water)
    art.rect(0, 400, WIDTH, 44, blend(tone.water, tone.sky, 0.5))
    for row in range(7):
        y = 456 + row * 52
        crest = [(x * 100.0 - 60, y + 12 * math.sin(x * 1.3 + row * 1.9)) for x in range(18)]
        art.below(crest, blend(tone.water, tone.mid, 0.12 + row * 0.1))
    outer = smooth([(480, 1040), (620, 830), (860, 640), (1160, 510), (1540, 430)])
    edge = smooth([(560, 1040), (690, 840), (910, 660), (1190, 530), (1540, 444)])
    inner = smooth([(800, 1040), (900, 850), (1070, 700), (1290, 570), (1540, 476)])
    foot = smooth([(1010, 1040), (1110, 860), (1260, 720), (1400, 630), (1540, 570)])
    art.poly([*outer, *reversed(edge)], tone.mid)
    art.poly([*edge, *reversed(inner)], tone.light)
    art.poly([*inner, *reversed(foot)], tone.near)
    art.poly([*foot, (1540, 1040)], tone.deep)
    for first, second in zip(inner[::6], inner[3::6], strict=False):
        art.line([first, second], 7, tone.accent)
    for x, y, size in ((1120, 690, 0.55), (1210, 640, 0.66), (1320, 620, 0.86), (1440, 640, 1.2)):
        _casuarina(art, tone, x, y, size)


def _casuarina(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.line([(x, y + 110 * size), (x + 8 * size, y), (x + 40 * size, y - 150 * size)], 11 * size, tone.deep)
    for step in range(6):
        up = y - 20 * size - step * 34 * size
        lean = x + 14 * size + step * 9 * size
        art.blob(
            [
                (lean - 52 * size + step * 4 * size, up + 8 * size),
                (lean + 6 * size, up - 26 * size),
                (lean + 104 * size - step * 10 * size, up - 24 * size),
                (lean + 30 * size, up + 20 * size),
            ],
            tone.deep if step % 2 else blend(tone.deep, tone.near, 0.55),
        )


def sluice(art: Canvas, tone: Palette) -> None:
    """Cống Ba Cửa: three gates, hoisting towers, falling water."""
    art.hills(Waves(360, 40, 1.7), tone.haze)
    art.hills(Waves(420, 26, 2.4), tone.far)
    art.rect(0, 452, WIDTH, 60, tone.mid)
    art.rect(0, 512, WIDTH, 500, tone.water)
    for x in (250, 570, 890, 1210):
        art.rect(x, 300, 64, 460, tone.light)
        art.rect(x + 44, 300, 20, 460, tone.far)
        art.poly([(x - 16, 306), (x + 32, 268), (x + 80, 306)], tone.near)
    art.rect(196, 386, 1132, 44, tone.near)
    art.rect(196, 386, 1132, 10, tone.light)
    for number, x in enumerate((314, 634, 954)):
        raised = (0, 74, 30)[number]
        art.rect(x, 430, 256, 330, blend(tone.deep, tone.near, 0.35))
        art.rect(x, 430 - 0, 256, 210 - raised, tone.accent if number == 1 else tone.mid)
        for rib in range(4):
            art.rect(x, 452 + rib * 44 - raised * 0.4, 256, 7, tone.near)
        art.rect(x, 640 - raised, 256, 120 + raised, tone.light)
        for fall in range(9):
            left = x + 10 + fall * 27
            art.line([(left, 650 - raised), (left, 742)], 5, blend(tone.light, tone.water, 0.75))
    art.rect(0, 756, WIDTH, 260, tone.water)
    art.glints((160, 770, 1360, 960), tone.light, 40)
    art.below([(-20, 690), (130, 720), (230, 800), (300, 1010)], tone.near)
    art.below([(1240, 1010), (1330, 800), (1400, 720), (1520, 690)], tone.near)
    art.below([(-20, 830), (110, 850), (200, 1010)], tone.deep)
    art.below([(1330, 1010), (1410, 850), (1520, 830)], tone.deep)


def bridge(art: Canvas, tone: Palette) -> None:
    """Cầu Vọng: two towers, their stays, the mountains behind."""
    sun(art, tone, 1180, 210, 58)
    art.hills(Waves(560, 80, 1.2), tone.haze)
    art.hills(Waves(620, 46, 2.0), tone.far)
    art.rect(0, 690, WIDTH, 310, tone.water)
    art.glints((0, 720, WIDTH, 960), blend(tone.water, tone.light, 0.65), 34)
    for tower in (470, 1030):
        for step in range(1, 10):
            reach = step * 29
            top = 212 + step * 20
            for side in (-1, 1):
                art.line([(tower, top), (tower + side * reach, 628)], 2.6, tone.near)
        art.poly([(tower - 34, 820), (tower - 8, 190), (tower + 8, 190), (tower + 34, 820)], tone.deep)
        art.poly([(tower - 22, 790), (tower, 330), (tower + 22, 790)], tone.far)
        art.rect(tower - 20, 420, 40, 16, tone.deep)
        art.rect(tower - 58, 806, 116, 34, tone.deep)
        art.ellipse(tower, 846, 96, 8, blend(tone.water, tone.deep, 0.4))
    art.poly([(0, 634), (750, 612), (1500, 634), (1500, 662), (750, 640), (0, 662)], tone.deep)
    art.poly([(0, 630), (750, 608), (1500, 630), (1500, 636), (750, 614), (0, 636)], tone.accent)
    for pier in (140, 290, 1210, 1360):
        art.rect(pier - 11, 650, 22, 170, tone.near)
    art.below([(-20, 860), (220, 842), (420, 930), (560, 1010)], tone.deep)


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
        _trawler(art, tone, x, 700 + (x - 470) * 0.1, size, tone.deep)
    art.below([(-20, 760), (180, 790), (360, 880), (520, 1010)], tone.deep)
    for x, foot, tall in ((96, 790, 420), (250, 840, 330)):
        _palm(art, tone.deep, x, foot, tall)
    for _ in range(150):
        x, y = art.rng.uniform(-100, WIDTH), art.rng.uniform(-20, HEIGHT)
        art.line([(x, y), (x + 24, y + 70)], 1.6, blend(tone.light, tone.far, 0.35))


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
    _boat(art, tone, 330, 712, 1.1)
    _boat(art, tone, 560, 860, 1.35)


SCENES = {
    "river": river,
    "harbour": harbour,
    "dyke": dyke,
    "sluice": sluice,
    "bridge": bridge,
    "salt": salt,
    "storm": storm,
    "landing": landing,
}
