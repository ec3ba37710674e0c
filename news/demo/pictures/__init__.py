"""Pictures drawn by code: a scene, a palette and a seed always give the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random

from news.demo.pictures.canvas import SIZE, Canvas
from news.demo.pictures.palettes import PALETTES, Palette
from news.demo.pictures.scenes_coast import SCENES as COAST
from news.demo.pictures.scenes_crafts import SCENES as CRAFTS
from news.demo.pictures.scenes_land import SCENES as LAND
from news.demo.pictures.scenes_rooms import SCENES as ROOMS
from news.demo.pictures.scenes_village import SCENES as VILLAGE
from news.demo.pictures.scenes_water import SCENES as WATER

Scene = Callable[[Canvas, Palette], None]
SCENES: dict[str, Scene] = {**WATER, **COAST, **LAND, **VILLAGE, **ROOMS, **CRAFTS}

__all__ = ["SCENES", "SIZE", "draw"]


def draw(spec: str) -> bytes:
    """Draw `scene`, `scene/palette` or `scene/palette/seed` and return a PNG of 1600 × 1067 pixels.

    Raises `KeyError` for an unknown scene or palette.
    """
    scene, _, rest = spec.partition("/")
    palette, _, seed = rest.partition("/")
    tone = PALETTES[palette or "son"]
    canvas = Canvas(tone.sky, Random(f"{scene}:{seed}"))  # noqa: S311  drawing, not secrecy
    SCENES[scene](canvas, tone)
    target = BytesIO()
    canvas.finish().save(target, format="PNG", compress_level=6)
    return target.getvalue()
