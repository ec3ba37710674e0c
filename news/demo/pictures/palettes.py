"""Palettes: ten named colours each, so that every scene can be drawn in every light."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours from far and light to near and dark; `accent` is used once or twice in a scene."""

    sky: str
    glow: str
    haze: str
    far: str
    mid: str
    near: str
    deep: str
    light: str
    accent: str
    water: str


PALETTES = {
    # lacquer and paper: the portal's own warm planes
    "son": Palette(
        "#f3e9d7",
        "#fff8e6",
        "#e6d3b7",
        "#d6b892",
        "#b98d66",
        "#8a5f45",
        "#4c3026",
        "#fbf3e4",
        "#a8151b",
        "#dfcbb0",
    ),
    # indigo: river mornings
    "cham": Palette(
        "#e4ebea",
        "#fdf4dc",
        "#cfdcdf",
        "#a9bfca",
        "#7697ad",
        "#3f6585",
        "#1d3a58",
        "#f4f3ea",
        "#c2553a",
        "#b9ced6",
    ),
    # leaf: tea hills
    "tram": Palette(
        "#edeeda",
        "#fdf6d6",
        "#d7dfbf",
        "#b4c69b",
        "#83a178",
        "#4b7658",
        "#22463a",
        "#f7f5e6",
        "#c7622f",
        "#c3d6c6",
    ),
    # earth: forge, limestone, dry season
    "nau": Palette(
        "#f4e8d2",
        "#fdf1cf",
        "#e8d1a8",
        "#d3ae7b",
        "#ab7d4c",
        "#7c5330",
        "#40291a",
        "#fbf2df",
        "#b3411e",
        "#d9cba9",
    ),
    # plum: Bến Ngự at dusk
    "tim": Palette(
        "#efe3e6",
        "#fdeccb",
        "#dfcbd3",
        "#c3a3b4",
        "#94708c",
        "#634467",
        "#33203c",
        "#f8efe9",
        "#c4502f",
        "#cdbfd2",
    ),
    # harvest
    "gat": Palette(
        "#f6ebc9",
        "#fffbe4",
        "#eedda1",
        "#dcc06a",
        "#b9973f",
        "#85692f",
        "#433620",
        "#fcf5dc",
        "#a33a1d",
        "#cddccd",
    ),
    # sea
    "bien": Palette(
        "#e3efec",
        "#fff5d9",
        "#c9e0dc",
        "#98c3c1",
        "#5f9ba0",
        "#2f6a75",
        "#173f4b",
        "#f5f4e8",
        "#cf5a32",
        "#a9cfce",
    ),
    # night: lamps on
    "dem": Palette(
        "#2b2a44",
        "#f6cf7a",
        "#3b3757",
        "#4a4268",
        "#5c4a6e",
        "#33284a",
        "#1a162b",
        "#f3dfae",
        "#d4552f",
        "#3d4a6d",
    ),
}
