"""Scenes of the village: communal house, clinic, market, loudspeaker."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import WIDTH, Canvas, Waves, blend, smooth
from news.demo.pictures.figures import cloud, person, sun
from news.demo.pictures.palettes import Palette


def village_hall(art: Canvas, tone: Palette) -> None:
    """A communal house under its areca palms; people come in for the meeting."""
    sun(art, tone, 1180, 210, 66)
    art.hills(Waves(470, 34, 1.8), tone.haze)
    for x, tall in ((150, 470), (250, 390), (1290, 440), (1390, 520)):
        _areca(art, tone, x, 720, tall)
    art.rect(330, 470, 840, 240, tone.light)
    art.poly(
        smooth([(230, 486), (330, 440), (430, 300), (476, 264)])
        + smooth([(1024, 264), (1070, 300), (1170, 440), (1270, 486)])
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
        [
            (x - 160 * size, y - 56 * size),
            (x - 110 * size, y - 150 * size),
            (x + 110 * size, y - 150 * size),
            (x + 160 * size, y - 56 * size),
        ],
        tone.mid,
    )
    art.rect(x - 90 * size, y - 30 * size, 46 * size, 60 * size, tone.near)
    art.rect(x + 30 * size, y - 30 * size, 46 * size, 100 * size, tone.near)


SCENES = {
    "village_hall": village_hall,
    "clinic": clinic,
    "market": market,
    "loudspeaker": loudspeaker,
}
