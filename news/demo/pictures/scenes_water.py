"""Scenes of water: river, harbour, dyke, sluice, bridge."""

from __future__ import annotations

import math

from news.demo.pictures.boats import boat, trawler
from news.demo.pictures.canvas import WIDTH, Canvas, Waves, blend, smooth
from news.demo.pictures.figures import sun
from news.demo.pictures.palettes import Palette


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
    boat(art, tone, 560, 722, 1.0)
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
    trawler(art, tone, 760, 588, 0.55, tone.mid)
    trawler(art, tone, 430, 668, 0.95, tone.near)
    trawler(art, tone, 1040, 790, 1.16, tone.deep)
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


SCENES = {
    "river": river,
    "harbour": harbour,
    "dyke": dyke,
    "sluice": sluice,
    "bridge": bridge,
}
