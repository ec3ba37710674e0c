"""Scenes indoors and in the street: hall, classroom, forge, loom, reading room, night market, office."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, blend, smooth
from news.demo.pictures.figures import person
from news.demo.pictures.palettes import Palette


def hall(art: Canvas, tone: Palette) -> None:
    """The meeting hall of Tỉnh ủy: a red curtain with the gold star, a rostrum, rows of seats."""
    art.rect(0, 0, WIDTH, 640, tone.haze)
    for left in range(40, 1500, 120):
        art.rect(left, 0, 8, 640, tone.far)
    art.rect(430, 40, 640, 600, blend(tone.accent, tone.deep, 0.25))
    for number in range(10):
        left = 430 + number * 64
        art.poly([(left, 40), (left + 34, 40), (left + 40, 640), (left - 2, 640)], tone.accent)
    _star(art, 750, 220, 86, "#f5c83a")
    art.rect(400, 26, 700, 30, tone.near)
    art.poly([(250, 640), (1250, 640), (1330, 700), (170, 700)], tone.far)
    art.rect(170, 700, 1160, 30, tone.mid)
    art.poly([(650, 520), (850, 520), (836, 650), (664, 650)], tone.deep)
    art.rect(636, 500, 228, 26, tone.near)
    art.line([(730, 500), (736, 452)], 6, tone.deep)
    art.circle(738, 446, 12, tone.deep)
    for x in (330, 1170):
        art.poly([(x - 40, 660), (x + 40, 660), (x + 28, 590), (x - 28, 590)], tone.near)
        for number in range(7):
            turn = -2.6 + number * 0.35
            tip = (x + 86 * math.cos(turn), 590 + 96 * math.sin(turn))
            art.blob(
                [(x, 594), (x + 50 * math.cos(turn - 0.3), 590 + 60 * math.sin(turn - 0.3)), tip], tone.deep
            )
    art.rect(0, 730, WIDTH, 280, tone.mid)
    for row in range(3):
        size = 1 + row * 0.34
        y = 790 + row * 96
        for number in range(-6, 7):
            x = 750 + (number + (row % 2) * 0.5) * 128 * size
            shade = (tone.near, tone.deep, tone.near)[row]
            art.circle(
                x, y - 64 * size, 25 * size, tone.deep if row != 1 else blend(tone.deep, tone.near, 0.4)
            )
            art.blob(
                [
                    (x - 50 * size, y + 40),
                    (x - 46 * size, y - 26 * size),
                    (x, y - 44 * size),
                    (x + 46 * size, y - 26 * size),
                    (x + 50 * size, y + 40),
                ],
                shade,
            )


def _star(art: Canvas, x: float, y: float, radius: float, colour: str) -> None:
    points = []
    for number in range(10):
        turn = -math.pi / 2 + number * math.pi / 5
        reach = radius if number % 2 == 0 else radius * 0.382
        points.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    art.poly(points, colour)


def classroom(art: Canvas, tone: Palette) -> None:
    """A classroom in the hills: open windows, a green board with a drawing, pupils, a teacher."""
    art.rect(0, 0, WIDTH, 720, tone.light)
    art.rect(0, 690, WIDTH, 320, tone.far)
    for left in (60, 1180):
        art.rect(left, 130, 260, 330, tone.near)
        art.rect(left + 16, 146, 228, 298, tone.sky)
        art.poly(
            smooth([(left + 16, 380), (left + 80, 320), (left + 150, 350), (left + 244, 290)])
            + [(left + 244, 444), (left + 16, 444)],
            tone.mid,
        )
        art.circle(left + 176, 214, 30, tone.glow)
        art.rect(left + 122, 146, 16, 298, tone.near)
        art.rect(left - 14, 456, 288, 16, tone.mid)
    art.rect(400, 120, 700, 370, tone.mid)
    art.rect(416, 136, 668, 338, tone.deep)
    chalk = blend(tone.deep, tone.light, 0.75)
    art.line(smooth([(470, 400), (560, 330), (650, 370), (760, 250), (860, 340), (980, 300)]), 6, chalk)
    art.line([(470, 430), (1030, 430)], 4, chalk)
    for x in (520, 640, 760, 880):
        art.line([(x, 430), (x, 446)], 4, chalk)
    art.circle(960, 212, 34, chalk)
    art.circle(960, 212, 27, tone.deep)
    art.rect(400, 486, 700, 16, tone.near)
    art.rect(1000, 560, 170, 20, tone.near)
    art.rect(1014, 580, 14, 120, tone.near)
    art.rect(1142, 580, 14, 120, tone.near)
    _teacher(art, tone, 600, 700)
    for row in range(2):
        size = 1.0 + row * 0.42
        y = 800 + row * 150
        for number in range(5):
            x = 150 + number * 300 + row * 40 - row * number * 12
            _pupil(art, tone, x, y, size)


def _teacher(art: Canvas, tone: Palette, x: float, y: float) -> None:
    art.poly([(x - 34, y - 250), (x + 34, y - 250), (x + 62, y), (x - 62, y)], tone.accent)
    art.line([(x + 26, y - 236), (x + 96, y - 300), (x + 130, y - 370)], 20, tone.accent)
    art.line([(x - 28, y - 236), (x - 60, y - 130)], 20, tone.accent)
    art.circle(x, y - 292, 33, blend(tone.far, tone.near, 0.45))
    art.blob(
        [(x - 38, y - 286), (x - 30, y - 332), (x + 22, y - 336), (x + 38, y - 296), (x + 10, y - 312)],
        tone.deep,
    )
    art.blob([(x - 40, y - 300), (x - 22, y - 320), (x - 26, y - 210), (x - 44, y - 220)], tone.deep)


def _pupil(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.blob(
        [
            (x - 62 * size, y + 30 * size),
            (x - 50 * size, y - 42 * size),
            (x, y - 60 * size),
            (x + 50 * size, y - 42 * size),
            (x + 62 * size, y + 30 * size),
        ],
        tone.light,
    )
    art.poly(
        [(x - 30 * size, y - 50 * size), (x + 30 * size, y - 50 * size), (x, y - 14 * size)], tone.accent
    )
    art.circle(x, y - 96 * size, 42 * size, tone.deep)
    art.rect(x - 124 * size, y + 14 * size, 248 * size, 18 * size, tone.mid)
    art.rect(x - 116 * size, y + 32 * size, 232 * size, 84 * size, tone.near)


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
    art.poly(
        [(820, 650), (1130, 650), (1210, 618), (1210, 660), (1090, 712), (1060, 780), (1110, 830)]
        + [(850, 830), (900, 780), (870, 712)],
        tone.mid,
    )
    art.rect(820, 642, 320, 14, tone.far)
    art.line([(760, 640), (1010, 634)], 22, "#f0a03a")
    art.line([(640, 660), (770, 642)], 12, dark)
    _smith(art, tone)
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
        x = 752 + number * 11.6
        art.line([(x, 190), (x, 500)], 2.5, tone.light)
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


def reading_room(art: Canvas, tone: Palette) -> None:
    """The reading room of Bến Ngự: tall shelves, green lamps, readers bent over a table."""
    art.rect(0, 0, WIDTH, HEIGHT, tone.far)
    art.rect(40, 60, 620, 620, tone.near)
    art.rect(840, 60, 620, 620, tone.near)
    shades = (tone.accent, tone.light, tone.mid, tone.deep, tone.glow, tone.haze)
    for left in (56, 856):
        for row in range(4):
            top = 78 + row * 152
            art.rect(left, top, 588, 134, tone.deep)
            x = left + 8
            while x < left + 560:
                wide, tall = art.rng.uniform(16, 34), art.rng.uniform(84, 126)
                art.rect(x, top + 134 - tall, wide, tall, art.rng.choice(shades))
                x += wide + (art.rng.uniform(14, 44) if art.rng.random() < 0.14 else 2)
    art.rect(690, 120, 120, 560, tone.sky)
    art.circle(750, 260, 34, tone.glow)
    art.rect(746, 120, 8, 560, tone.near)
    art.rect(690, 390, 120, 8, tone.near)
    art.rect(0, 680, WIDTH, 330, blend(tone.far, tone.mid, 0.6))
    for x in (260, 620, 980, 1290):
        _reader(art, tone, x)
    art.rect(80, 820, 1340, 36, tone.deep)
    art.rect(120, 856, 26, 150, tone.deep)
    art.rect(1354, 856, 26, 150, tone.deep)
    for x in (440, 800, 1140):
        art.rect(x - 5, 740, 10, 74, tone.deep)
        art.rect(x - 36, 808, 72, 12, tone.deep)
        art.blob([(x - 70, 746), (x - 40, 700), (x + 40, 700), (x + 70, 746)], tone.accent)
        art.poly(
            [(x - 66, 748), (x + 66, 748), (x + 110, 818), (x - 110, 818)], blend(tone.mid, tone.glow, 0.4)
        )
        art.rect(x - 5, 748, 10, 66, tone.deep)


def _reader(art: Canvas, tone: Palette, x: float) -> None:
    shirt = (tone.light, tone.near, tone.accent, tone.haze)[round(x / 120) % 4]
    art.blob([(x - 78, 830), (x - 66, 744), (x, 714), (x + 66, 744), (x + 78, 830)], shirt)
    art.circle(x, 678, 44, tone.deep)
    art.poly([(x - 58, 820), (x - 4, 806), (x - 4, 776), (x - 66, 790)], tone.light)
    art.poly([(x + 58, 820), (x + 4, 806), (x + 4, 776), (x + 66, 790)], tone.haze)


def night_market(art: Canvas, tone: Palette) -> None:
    """The night market street of Bến Ngự: strings of lanterns, shophouses, a crowd."""
    for radius, share in ((560, 0.25), (380, 0.5), (220, 0.75)):
        art.ellipse(750, 640, radius * 1.3, radius, blend(tone.sky, tone.mid, share))
    for side in (-1, 1):
        for number in range(4):
            near = 750 + side * (760 - number * 165)
            far = 750 + side * (760 - (number + 1) * 165)
            top, next_top = 120 + number * 96, 120 + (number + 1) * 96
            wall = (tone.near, blend(tone.near, tone.mid, 0.5))[number % 2]
            art.poly(
                [(near, top), (far, next_top - 30), (far, 820 - number * 34), (near, 900 - number * 34)], wall
            )
            art.poly(
                [(near, top - 26), (far, next_top - 56), (far, next_top - 20), (near, top + 20)], tone.deep
            )
            for window in (0.25, 0.62):
                x = near + (far - near) * window
                y = top + (next_top - top) * window + 70
                art.rect(x - 17, y, 34, 62, tone.glow)
                art.rect(x - 2, y, 4, 62, tone.deep)
            x = near + (far - near) * 0.5
            art.poly(
                [(near, 640 - number * 10), (far, 630 - number * 10), (far, 664 - number * 10)]
                + [(near, 690 - number * 10)],
                tone.accent if number % 2 else tone.light,
            )
    art.poly([(690, 760), (810, 760), (1400, 1000), (100, 1000)], blend(tone.mid, tone.glow, 0.2))
    for row in range(4):
        drop, reach, y = 46 + row * 16, 160 + row * 190, 470 - row * 110
        cord = smooth([(750 - reach, y - 30), (750, y + drop), (750 + reach, y - 30)], 20)
        art.line(cord, 3, tone.deep)
        for at in range(3, len(cord) - 2, 5):
            x, top = cord[at]
            size = 0.5 + row * 0.26
            shade = tone.accent if at % 2 else tone.glow
            art.ellipse(x, top + 28 * size, 25 * size, 28 * size, shade)
            art.rect(x - 9 * size, top + 52 * size, 18 * size, 14 * size, tone.deep)
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


def office(art: Canvas, tone: Palette) -> None:
    """A desk by the window: files tied with tape, a stamp, a lamp, the river outside."""
    art.rect(0, 0, WIDTH, 700, tone.light)
    art.rect(170, 80, 760, 480, tone.near)
    art.rect(190, 100, 720, 440, tone.sky)
    art.circle(720, 210, 50, tone.glow)
    art.poly(
        [*smooth([(190, 400), (340, 320), (520, 370), (700, 300), (910, 360)]), (910, 540), (190, 540)],
        tone.far,
    )
    art.rect(190, 440, 720, 100, tone.water)
    art.line([(300, 480), (420, 480)], 5, tone.light)
    art.line([(560, 506), (740, 506)], 5, tone.light)
    art.rect(540, 100, 20, 440, tone.near)
    art.rect(150, 552, 800, 24, tone.mid)
    art.rect(0, 690, WIDTH, 320, tone.mid)
    art.rect(0, 690, WIDTH, 26, tone.near)
    for number, wide in enumerate((300, 280, 310, 270)):
        top = 650 - number * 52
        art.rect(1020 + number * 7, top, wide, 50, (tone.far, tone.light, tone.haze, tone.far)[number])
        art.rect(1020 + number * 7, top + 42, wide, 8, tone.near)
        art.rect(1150, top, 22, 50, tone.accent)
    art.poly([(260, 860), (560, 770), (760, 850), (460, 950)], tone.light)
    art.poly([(330, 880), (630, 790), (830, 870), (530, 970)], tone.haze)
    for step in range(5):
        art.line([(430 + step * 34, 884 + step * 12), (590 + step * 34, 836 + step * 12)], 6, tone.far)
    art.circle(742, 868, 30, tone.accent)
    art.circle(742, 868, 21, tone.haze)
    art.poly([(930, 880), (1050, 880), (1034, 830), (946, 830)], tone.deep)
    art.rect(974, 760, 32, 76, tone.near)
    art.circle(990, 752, 32, tone.accent)
    art.ellipse(1290, 870, 110, 24, tone.deep)
    art.line(smooth([(1290, 866), (1370, 700), (1300, 560), (1180, 470)]), 16, tone.deep)
    art.poly([(1070, 500), (1150, 420), (1220, 480), (1190, 560)], tone.accent)
    art.circle(1136, 524, 30, tone.glow)


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
    _star(art, 300, 340, 50, "#f5c83a")
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
    "hall": hall,
    "classroom": classroom,
    "forge": forge,
    "loom": loom,
    "reading_room": reading_room,
    "night_market": night_market,
    "office": office,
    "exhibit": exhibit,
}
