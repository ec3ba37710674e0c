"""Scenes indoors: hall, classroom, reading room, office."""

from __future__ import annotations

import math

from news.demo.pictures.canvas import HEIGHT, WIDTH, Canvas, blend, smooth
from news.demo.pictures.figures import star
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
    star(art, 750, 220, 86, "#f5c83a")
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
    _seats(art, tone)


def _seats(art: Canvas, tone: Palette) -> None:
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


def classroom(art: Canvas, tone: Palette) -> None:
    """A classroom in the hills: open windows, a green board with a drawing, pupils, a teacher."""
    art.rect(0, 0, WIDTH, 720, tone.light)
    art.rect(0, 690, WIDTH, 320, tone.far)
    for left in (60, 1180):
        art.rect(left, 130, 260, 330, tone.near)
        art.rect(left + 16, 146, 228, 298, tone.sky)
        art.poly(
            [
                *smooth([(left + 16, 380), (left + 80, 320), (left + 150, 350), (left + 244, 290)]),
                (left + 244, 444),
                (left + 16, 444),
            ],
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
            at = left + 8.0
            while at < left + 560:
                wide, tall = art.rng.uniform(16, 34), art.rng.uniform(84, 126)
                art.rect(at, top + 134 - tall, wide, tall, art.rng.choice(shades))
                at += wide + (art.rng.uniform(14, 44) if art.rng.random() < 0.14 else 2)
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


SCENES = {
    "hall": hall,
    "classroom": classroom,
    "reading_room": reading_room,
    "office": office,
}
