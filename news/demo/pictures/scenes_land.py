"""Scenes of the land: tea, limestone, fields, road, village hall, clinic, market, loudspeaker, works."""

from __future__ import annotations

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
    for first, second in zip(centre, centre[1:], strict=False):
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


def village_hall(art: Canvas, tone: Palette) -> None:
    """A communal house under its areca palms; people come in for the meeting."""
    sun(art, tone, 1180, 210, 66)
    art.hills(Waves(470, 34, 1.8), tone.haze)
    for x, tall in ((150, 470), (250, 390), (1290, 440), (1390, 520)):
        _areca(art, tone, x, 720, tall)
    art.rect(330, 470, 840, 240, tone.light)
    art.poly(
        smooth([(230, 486), (330, 440), (430, 300), (476, 264)])
        + smooth([(1024, 264), (1070, 300)] + [(1170, 440), (1270, 486)])
        + [(1180, 500), (320, 500)],
        tone.near,
    )
    art.rect(462, 246, 576, 24, tone.deep)
    art.poly([(226, 492), (262, 452), (300, 492)], tone.deep)
    art.poly([(1274, 492), (1238, 452), (1200, 492)], tone.deep)
    for row in range(4):
        y = 310 + row * 44
        art.line([(424 - row * 26, y), (1076 + row * 26, y)], 4, blend(tone.near, tone.deep, 0.5))
    for number in range(8):
        art.rect(344 + number * 112, 496, 26, 220, tone.accent if number in (3, 4) else tone.mid)
    art.rect(706, 540, 86, 176, tone.deep)
    for left in (396, 508, 844, 956, 1068):
        art.rect(left, 548, 58, 108, blend(tone.deep, tone.near, 0.4))
    art.rect(290, 712, 920, 26, tone.far)
    art.rect(250, 738, 1000, 26, tone.mid)
    art.rect(0, 762, WIDTH, 240, tone.haze)
    art.poly([(640, 764), (860, 764), (1060, 1000), (420, 1000)], tone.light)
    for x, y, size in ((560, 900, 1.1), (660, 868, 0.95), (840, 890, 1.05), (930, 930, 1.2), (740, 836, 0.8)):
        person(art, tone, x, y, size, hat=x % 20 == 0)
    art.line([(1120, 900), (1120, 560)], 9, tone.deep)
    art.poly([(1124, 564), (1216, 576), (1208, 630), (1124, 622)], tone.accent)


def _areca(art: Canvas, tone: Palette, x: float, foot: float, tall: float) -> None:
    art.line([(x, foot), (x + 6, foot - tall)], 13, tone.mid)
    for number in range(8):
        turn = -2.9 + number * 0.38
        tip = (x + 6 + 110 * math.cos(turn), foot - tall + 76 * math.sin(turn) + 34)
        bend = (x + 6 + 62 * math.cos(turn), foot - tall + 70 * math.sin(turn) - 10)
        art.blob(
            [(x + 6, foot - tall), bend, tip, ((bend[0] + tip[0]) / 2, (bend[1] + tip[1]) / 2 + 20)],
            tone.near,
        )


def clinic(art: Canvas, tone: Palette) -> None:
    """A ward clinic in the morning: white walls, a green cross, people waiting under a flame tree."""
    cloud(art, tone, 330, 210, 1.0)
    cloud(art, tone, 1180, 160, 0.8)
    art.hills(Waves(520, 40, 1.6), tone.haze)
    art.rect(360, 330, 800, 410, tone.light)
    art.rect(360, 330, 800, 34, tone.mid)
    art.rect(330, 306, 860, 30, tone.near)
    art.rect(640, 250, 240, 84, tone.light)
    art.rect(628, 238, 264, 18, tone.near)
    art.rect(744, 262, 32, 64, tone.near)
    art.rect(728, 278, 64, 32, tone.near)
    for row in (404, 560):
        for number in range(6):
            if row == 560 and number in (2, 3):
                continue
            art.rect(402 + number * 122, row, 84, 96, tone.water)
            art.rect(402 + number * 122 + 39, row, 6, 96, tone.light)
            art.rect(396 + number * 122, row + 96, 96, 9, tone.far)
    art.rect(648, 548, 206, 192, tone.near)
    art.rect(660, 560, 86, 180, tone.water)
    art.rect(756, 560, 86, 180, tone.water)
    art.poly([(600, 552), (900, 552), (930, 522), (570, 522)], tone.mid)
    art.rect(0, 738, WIDTH, 262, tone.haze)
    art.poly([(640, 740), (860, 740), (1060, 1000), (520, 1000)], tone.light)
    art.line([(190, 850), (204, 640), (150, 500)], 32, tone.deep)
    art.line([(204, 640), (290, 520)], 20, tone.deep)
    for x, y, across in ((140, 470, 170), (270, 430, 160), (60, 400, 130), (210, 360, 150)):
        art.ellipse(
            x, y, across, across * 0.5, tone.accent if across > 155 else blend(tone.accent, tone.deep, 0.25)
        )
    art.rect(100, 812, 260, 16, tone.deep)
    for x in (120, 330):
        art.rect(x, 826, 14, 48, tone.deep)
    person(art, tone, 180, 822, 0.9)
    person(art, tone, 290, 822, 0.8, hat=True)
    person(art, tone, 960, 880, 1.15)
    person(art, tone, 1020, 884, 0.7)
    person(art, tone, 760, 780, 0.8)


def market(art: Canvas, tone: Palette) -> None:
    """The morning market: striped awnings, baskets of fruit, women in hats."""
    art.hills(Waves(300, 40, 1.7), tone.haze)
    art.rect(0, 330, WIDTH, 700, tone.haze)
    for number, left in enumerate((-70, 250, 570, 890, 1210)):
        _stall(art, tone, left, 300 + (number % 2) * 40, tone.accent if number % 2 else tone.near)
    art.rect(0, 850, WIDTH, 160, tone.far)
    for x, y, size in ((330, 930, 1.5), (560, 960, 1.7), (980, 940, 1.55), (1240, 970, 1.8)):
        person(art, tone, x, y, size, hat=True)
    for x, y, shade in (
        (150, 950, tone.accent),
        (420, 972, tone.glow),
        (760, 958, tone.near),
        (1110, 984, tone.glow),
    ):
        _basket(art, tone, x, y, shade)


def _stall(art: Canvas, tone: Palette, left: float, top: float, stripe: str) -> None:
    art.rect(left + 16, top + 90, 12, 470, tone.deep)
    art.rect(left + 308, top + 90, 12, 470, tone.deep)
    art.rect(left + 28, top + 130, 280, 270, blend(tone.deep, tone.near, 0.45))
    for number in range(8):
        shade = stripe if number % 2 == 0 else tone.light
        x = left - 4 + number * 43
        art.poly(
            [(x + 22 - number * 3, top), (x + 60 - number * 3, top), (x + 43, top + 110), (x, top + 110)],
            shade,
        )
        art.ellipse(x + 21.5, top + 110, 21.5, 20, shade)
    for number in range(5):
        x = left + 52 + number * 52
        art.line([(x, top + 130), (x, top + 160)], 3, tone.deep)
        art.ellipse(x, top + 190, 14, 34, tone.glow if number % 2 else tone.far)
    art.rect(left + 6, top + 376, 326, 54, tone.light)
    art.rect(left + 20, top + 430, 300, 130, tone.mid)
    for number in range(12):
        x, y = left + 34 + number * 25, top + 368 - (number % 3) * 13
        art.circle(x, y, 19, (tone.glow, tone.accent, tone.near, tone.far)[number % 4])


def _basket(art: Canvas, tone: Palette, x: float, y: float, shade: str) -> None:
    for number in range(9):
        art.circle(x - 62 + number * 15.5, y - 62 - 16 * math.sin(number / 8 * 3.14), 20, shade)
    art.poly([(x - 92, y - 62), (x + 92, y - 62), (x + 64, y + 8), (x - 64, y + 8)], tone.deep)
    art.rect(x - 98, y - 70, 196, 15, tone.near)


def loudspeaker(art: Canvas, tone: Palette) -> None:
    """The village loudspeaker at dawn, swallows on the wire, roofs below."""
    sun(art, tone, 430, 420, 130)
    art.hills(Waves(660, 50, 1.3), tone.haze)
    art.hills(Waves(730, 36, 2.1), tone.far)
    for x, y, size in ((160, 850, 1.0), (470, 880, 1.2), (1290, 850, 1.1), (860, 900, 1.0)):
        _roof(art, tone, x, y, size)
    art.below([(-20, 930), (400, 900), (900, 940), (1520, 900)], tone.near)
    art.rect(1010, 120, 24, 880, tone.deep)
    for sag in (0, 46):
        art.line(
            smooth(
                [(-20, 250 + sag), (500, 300 + sag), (1022, 190 + sag), (1280, 232 + sag), (1520, 196 + sag)]
            ),
            4,
            tone.deep,
        )
    for side, y in ((-1, 330), (1, 390)):
        art.line([(1022, y), (1022 + side * 60, y)], 14, tone.deep)
        art.poly(
            [
                (1022 + side * 56, y - 22),
                (1022 + side * 110, y - 30),
                (1022 + side * 224, y - 96),
                (1022 + side * 224, y + 96),
                (1022 + side * 110, y + 30),
                (1022 + side * 56, y + 22),
            ],
            tone.near,
        )
        art.ellipse(1022 + side * 224, y, 24, 96, tone.accent)
        art.ellipse(1022 + side * 230, y, 13, 70, tone.light)
    for x, y in ((300, 277), (352, 287), (430, 297), (690, 283), (742, 273)):
        art.ellipse(x, y - 14, 9, 17, tone.deep)
        art.line([(x, y), (x - 12, y + 18)], 5, tone.deep)
        art.circle(x + 4, y - 30, 8, tone.deep)


def _roof(art: Canvas, tone: Palette, x: float, y: float, size: float) -> None:
    art.rect(x - 120 * size, y - 60 * size, 240 * size, 130 * size, tone.light)
    art.poly(
        [(x - 160 * size, y - 56 * size), (x - 110 * size, y - 150 * size), (x + 110 * size, y - 150 * size)]
        + [(x + 160 * size, y - 56 * size)],
        tone.mid,
    )
    art.rect(x - 90 * size, y - 30 * size, 46 * size, 60 * size, tone.near)
    art.rect(x + 30 * size, y - 30 * size, 46 * size, 100 * size, tone.near)


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
    "village_hall": village_hall,
    "clinic": clinic,
    "market": market,
    "loudspeaker": loudspeaker,
    "works": works,
}
