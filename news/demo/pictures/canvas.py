"""A flat-colour canvas of 1500 × 1000 units, drawn four times too large and reduced: clean edges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from PIL import Image, ImageDraw

Point = tuple[float, float]
Colour = str

WIDTH, HEIGHT = 1500.0, 1000.0
SIZE = (1600, 1067)
OVERSAMPLE = 2


def blend(first: Colour, second: Colour, share: float) -> Colour:
    """Mix two `#rrggbb` colours; `share` 0 gives the first, 1 the second."""
    pairs = zip(_channels(first), _channels(second), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _channels(colour: Colour) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def smooth(points: Sequence[Point], steps: int = 14) -> list[Point]:
    """Return a Catmull-Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    curve: list[Point] = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            curve.append(_between(before, start, end, after, step / steps))
    return [*curve, points[-1]]


def _between(before: Point, start: Point, end: Point, after: Point, t: float) -> Point:
    x, y = (
        0.5
        * (
            2 * start[axis]
            + (end[axis] - before[axis]) * t
            + (2 * before[axis] - 5 * start[axis] + 4 * end[axis] - after[axis]) * t * t
            + (3 * start[axis] - before[axis] - 3 * end[axis] + after[axis]) * t * t * t
        )
        for axis in (0, 1)
    )
    return (x, y)


@dataclass(frozen=True, slots=True)
class Waves:
    """A line of hills or water: mean height, swing, number of swells and roughness of the edge."""

    y: float
    swing: float
    swells: float
    rough: float = 0.0


class Canvas:
    """Draws with the units of the composition; knows nothing of what it draws."""

    def __init__(self, background: Colour, rng: Random) -> None:
        self.rng = rng
        self._scale = SIZE[0] * OVERSAMPLE / WIDTH
        size = (SIZE[0] * OVERSAMPLE, SIZE[1] * OVERSAMPLE)
        self._image = Image.new("RGB", size, background)
        self._draw = ImageDraw.Draw(self._image)

    def poly(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill a polygon."""
        self._draw.polygon([(x * self._scale, y * self._scale) for x, y in points], fill=colour)

    def rect(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """Fill a rectangle given by its top left corner and its size."""
        self.poly([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def ellipse(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        """Fill an ellipse given by its centre and half axes."""
        box = [(x - across) * self._scale, (y - down) * self._scale]
        box += [(x + across) * self._scale, (y + down) * self._scale]
        self._draw.ellipse(box, fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Fill a circle."""
        self.ellipse(x, y, radius, radius, colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """Draw a line with round joints and ends; `width` in units."""
        scaled = [(x * self._scale, y * self._scale) for x, y in points]
        self._draw.line(scaled, fill=colour, width=max(1, round(width * self._scale)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.circle(x, y, width / 2, colour)

    def blob(self, points: Sequence[Point], colour: Colour) -> None:
        """Fill the closed smooth shape through the points."""
        looped = [points[-1], *points, points[0], points[1]]
        self.poly(smooth(looped)[14:-14], colour)

    def below(self, points: Sequence[Point], colour: Colour, floor: float = HEIGHT) -> None:
        """Fill everything from a smooth line down to `floor`."""
        curve = smooth(points)
        self.poly([*curve, (curve[-1][0], floor), (curve[0][0], floor)], colour)

    def hills(self, waves: Waves, colour: Colour) -> list[Point]:
        """Fill a rolling line of hills down to the foot; returns the line."""
        phase, second = self.rng.uniform(0, 6.28), self.rng.uniform(0, 6.28)
        line = []
        for step in range(121):
            x = step * WIDTH / 120
            turn = x / WIDTH * 6.283 * waves.swells
            y = waves.y - waves.swing * (0.72 * math.sin(turn + phase) + 0.28 * math.sin(turn * 2.3 + second))
            line.append((x, y + waves.rough * self.rng.uniform(-1, 1)))
        self.poly([*line, (WIDTH, HEIGHT), (0, HEIGHT)], colour)
        return line

    def glints(self, box: tuple[float, float, float, float], colour: Colour, count: int = 18) -> None:
        """Scatter short flat strokes of light on water; `box` is left, top, right, bottom."""
        left, top, right, bottom = box
        for _ in range(count):
            depth = self.rng.random()
            y = top + (bottom - top) * depth
            length = 24 + 90 * depth * self.rng.random()
            x = self.rng.uniform(left, right - length)
            self.line([(x, y), (x + length, y)], 2.4 + 3.6 * depth, colour)

    def finish(self) -> Image.Image:
        """Return the picture at its final size."""
        return self._image.reduce(OVERSAMPLE)
