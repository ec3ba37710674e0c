"""Scenes of craft, trade and memory: forge, loom, night market, tradition room."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, blend, smooth
from news.demo.pictures.figures import person, star
from news.demo.pictures.palettes import Palette


def forge(art: Canvas, tone: Palette) -> None:
    """A smithy of Kim Lò at night: the hearth, a raised hammer, sparks."""
    dark = tone.deep
    art.rect(0, 0, WIDTH, HEIGHT, blend(dark, tone.near, 0.35))
    for radius, share in ((620, 0.12), (470, 0.26), (330, 0.45), (210, 0.7)):
        art.circle(430, 560, radius, blend(blend(dark, tone.near, 0.35), tone.accent, share))
    art.rect(0, 820, WIDTH, 180, dark)
    art.poly([(200, 830), (250, 560), (610, 560), (660, 830)], dark)
    art.poly(
        [(240, 560), (330, 180), (370, 0), (500, 0), (530, 180), (620, 560)], blend(dark, tone.near, 0.15)
    )
    for wide, tall, shade in ((150, 150, tone.accent), (104, 116, "#e8892b"), (56, 76, tone.glow)):
        art.blob(
            [
                (430 - wide, 566),
                (430 - wide * 0.5, 566 - tall * 0.5),
                (416, 566 - tall * 1.3),
                (430 + wide * 0.55, 566 - tall * 0.6),
                (430 + wide, 566),
            ],
            shade,
        )
    art.rect(236, 560, 388, 26, tone.near)
    _anvil(art, tone)
    art.line([(760, 640), (1010, 634)], 22, "#f0a03a")
    art.line([(640, 660), (770, 642)], 12, dark)
    _smith(art, tone)
    _sparks(art, tone)


def _anvil(art: Canvas, tone: Palette) -> None:
    art.poly(
        [
            (820, 650),
            (1130, 650),
            (1210, 618),
            (1210, 660),
            (1090, 712),
            (1060, 780),
            (1110, 830),
            (850, 830),
            (900, 780),
            (870, 712),
        ],
        tone.mid,
    )
    art.rect(820, 642, 320, 14, tone.far)


def _sparks(art: Canvas, tone: Palette) -> None:
    for _ in range(46):
        turn, reach = art.rng.uniform(-2.9, -0.2), art.rng.uniform(40, 330)
        x, y = 990 + reach * math.cos(turn), 630 + reach * math.sin(turn)
        tail = reach * 0.07
        art.line(
            [(x, y), (x - tail * math.cos(turn), y - tail * math.sin(turn))], art.rng.uniform(3, 6), tone.glow
        )


def _smith(art: Canvas, tone: Palette) -> None:
    skin = blend(tone.near, tone.accent, 0.35)
    art.line([(1290, 860), (1280, 660)], 66, tone.deep)
    art.line([(1380, 860), (1330, 660)], 66, tone.deep)
    art.blob(
        [(1240, 690), (1226, 520), (1250, 420), (1330, 396), (1400, 450), (1390, 600), (1376, 690)], skin
    )
    art.poly([(1236, 500), (1300, 470), (1330, 700), (1250, 720)], tone.far)
    art.circle(1288, 346, 54, skin)
    art.blob([(1230, 330), (1260, 284), (1330, 290), (1350, 350), (1320, 330)], tone.deep)
    art.line([(1262, 470), (1120, 560), (1040, 600)], 38, skin)
    art.line([(1370, 450), (1420, 300), (1330, 190)], 42, skin)
    art.line([(1390, 250), (1200, 130)], 17, tone.far)
    art.poly([(1150, 60), (1246, 120), (1200, 200), (1104, 140)], tone.far)


def loom(art: Canvas, tone: Palette) -> None:
    """A sedge-mat loom of Hạ Cói: the warp, a half-made pattern, the weaver's shuttle, skeins on the wall."""
    art.rect(0, 0, WIDTH, HEIGHT, tone.haze)
    art.rect(0, 800, WIDTH, 200, tone.far)
    for number in range(9):
        x = 110 + number * 64
        art.line([(x, 90), (x, 112)], 5, tone.deep)
        shade = (tone.accent, tone.near, tone.glow, tone.mid)[number % 4]
        art.blob([(x - 24, 112), (x + 24, 112), (x + 20, 300), (x, 330), (x - 20, 300)], shade)
    art.line([(70, 92), (660, 92)], 12, tone.near)
    for x in (700, 1380):
        art.rect(x, 120, 44, 720, tone.deep)
    art.rect(660, 150, 800, 40, tone.deep)
    art.rect(660, 470, 800, 30, tone.near)
    art.rect(640, 760, 840, 54, tone.deep)
    for number in range(54):
        thread = 752 + number * 11.6
        art.line([(thread, 190), (thread, 500)], 2.5, tone.light)
    art.rect(748, 500, 632, 264, tone.light)
    for row in range(8):
        for column in range(21):
            x, y = 754 + column * 30, 504 + row * 33
            if (row + column) % 4 == 0 or (row - column) % 4 == 0:
                art.poly(
                    [(x + 15, y), (x + 30, y + 16), (x + 15, y + 32), (x, y + 16)],
                    tone.accent if row % 2 else tone.near,
                )
    art.blob([(930, 452), (1000, 432), (1090, 436), (1150, 456), (1080, 474), (990, 472)], tone.glow)
    _weaver(art, tone)
    for x, y in ((90, 900), (200, 930), (320, 900)):
        art.ellipse(x + 40, y, 66, 34, tone.near)
        art.ellipse(x + 40, y - 16, 66, 34, tone.mid)
        art.ellipse(x + 40, y - 16, 24, 11, tone.deep)


def _weaver(art: Canvas, tone: Palette) -> None:
    skin = blend(tone.far, tone.near, 0.4)
    art.blob([(390, 1010), (400, 700), (450, 600), (530, 590), (590, 660), (620, 1010)], tone.near)
    art.line([(560, 660), (700, 640), (880, 480)], 46, tone.near)
    art.line([(840, 520), (930, 456)], 28, skin)
    art.circle(520, 520, 68, skin)
    art.blob([(444, 520), (470, 440), (560, 436), (590, 500), (540, 480), (500, 560), (460, 580)], tone.deep)
    art.circle(446, 548, 40, tone.deep)


def night_market(art: Canvas, tone: Palette) -> None:
    """The night market street of Bến Ngự: strings of lanterns, shophouses, a crowd."""
    for radius, share in ((560, 0.25), (380, 0.5), (220, 0.75)):
        art.ellipse(750, 640, radius * 1.3, radius, blend(tone.sky, tone.mid, share))
    for side in (-1, 1):
        for number in range(4):
            _shophouse(art, tone, side, number)
    art.poly([(690, 760), (810, 760), (1400, 1000), (100, 1000)], blend(tone.mid, tone.glow, 0.2))
    for row in range(4):
        _lanterns(art, tone, row)
    for x, y, size in (
        (700, 812, 0.6),
        (760, 824, 0.66),
        (830, 842, 0.8),
        (640, 852, 0.85),
        (540, 912, 1.15),
        (920, 900, 1.05),
        (730, 920, 1.2),
        (1080, 960, 1.5),
        (420, 976, 1.55),
    ):
        person(art, tone, x, y, size, hat=x % 3 == 0)


def _shophouse(art: Canvas, tone: Palette, side: int, number: int) -> None:
    near = 750 + side * (760 - number * 165)
    far = 750 + side * (760 - (number + 1) * 165)
    top, next_top = 120 + number * 96, 120 + (number + 1) * 96
    wall = (tone.near, blend(tone.near, tone.mid, 0.5))[number % 2]
    art.poly([(near, top), (far, next_top - 30), (far, 820 - number * 34), (near, 900 - number * 34)], wall)
    art.poly([(near, top - 26), (far, next_top - 56), (far, next_top - 20), (near, top + 20)], tone.deep)
    for window in (0.25, 0.62):
        x = near + (far - near) * window
        y = top + (next_top - top) * window + 70
        art.rect(x - 17, y, 34, 62, tone.glow)
        art.rect(x - 2, y, 4, 62, tone.deep)
    x = near + (far - near) * 0.5
    art.poly(
        [
            (near, 640 - number * 10),
            (far, 630 - number * 10),
            (far, 664 - number * 10),
            (near, 690 - number * 10),
        ],
        tone.accent if number % 2 else tone.light,
    )


def _lanterns(art: Canvas, tone: Palette, row: int) -> None:
    drop, reach, y = 46 + row * 16, 160 + row * 190, 470 - row * 110
    cord = smooth([(750 - reach, y - 30), (750, y + drop), (750 + reach, y - 30)], 20)
    art.line(cord, 3, tone.deep)
    for at in range(3, len(cord) - 2, 5):
        x, top = cord[at]
        size = 0.5 + row * 0.26
        shade = tone.accent if at % 2 else tone.glow
        art.ellipse(x, top + 28 * size, 25 * size, 28 * size, shade)
        art.rect(x - 9 * size, top + 52 * size, 18 * size, 14 * size, tone.deep)


def exhibit(art: Canvas, tone: Palette) -> None:
    """The tradition room: a flag under glass, a bamboo tube of leaflets, a lamp, two visitors."""
    art.rect(0, 0, WIDTH, 780, tone.haze)
    art.rect(0, 760, WIDTH, 250, tone.far)
    for x in (300, 750, 1200):
        art.poly([(x - 36, 0), (x + 36, 0), (x + 190, 620), (x - 190, 620)], blend(tone.haze, tone.glow, 0.6))
    art.rect(150, 180, 300, 330, tone.near)
    art.rect(166, 196, 268, 298, tone.light)
    art.poly(
        [
            *smooth([(190, 260), (300, 236), (410, 262)]),
            *reversed(smooth([(190, 430), (300, 410), (410, 436)])),
        ],
        tone.accent,
    )
    star(art, 300, 340, 50, "#f5c83a")
    art.rect(1050, 180, 300, 330, tone.near)
    art.rect(1066, 196, 268, 298, tone.light)
    for row in range(7):
        art.rect(1096, 232 + row * 36, 208 - (row % 3) * 34, 9, tone.far)
    art.rect(560, 500, 380, 230, tone.near)
    art.rect(540, 480, 420, 26, tone.deep)
    art.poly([(570, 480), (570, 300), (930, 300), (930, 480)], blend(tone.haze, tone.light, 0.75))
    art.rect(564, 292, 372, 12, tone.deep)
    art.line([(630, 456), (800, 400)], 40, tone.mid)
    art.line([(638, 440), (792, 389)], 6, tone.far)
    art.line([(700, 452), (716, 408)], 6, tone.near)
    art.rect(836, 402, 56, 76, tone.accent)
    art.rect(848, 380, 32, 22, tone.deep)
    art.circle(864, 438, 17, tone.glow)
    for x, y, size in ((430, 930, 2.3), (560, 948, 1.7), (1100, 940, 2.4)):
        person(art, tone, x, y, size)


SCENES = {
    "forge": forge,
    "loom": loom,
    "night_market": night_market,
    "exhibit": exhibit,
}
