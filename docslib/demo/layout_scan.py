"""Makes a PDF look as if it came from the office's scanner: pictures of pages, a little turned, grainy, stamped."""

from __future__ import annotations

import math
import time
from io import BytesIO
from pathlib import Path
from random import Random

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFilter

DPI = 200
SCANNED_AT = time.struct_time((2026, 11, 20, 8, 0, 0, 4, 324, 0))
PAPER, INK, MIDDLE_GREY = 244, 96, 128


def write_scan(born_digital: Path, target: Path, *, seed: str) -> None:
    """Replace the text of `born_digital` by greyscale pictures of its pages at 200 dpi."""
    rng = Random(seed)  # noqa: S311  drawing, not secrecy
    source = pypdfium2.PdfDocument(str(born_digital))
    pages = [_scanned(source[number], rng, last=number == len(source) - 1) for number in range(len(source))]
    pages[0].save(
        target,
        format="PDF",
        resolution=DPI,
        save_all=True,
        append_images=pages[1:],
        quality=58,
        creationDate=SCANNED_AT,
        modDate=SCANNED_AT,
    )


def _scanned(page: pypdfium2.PdfPage, rng: Random, *, last: bool) -> Image.Image:
    picture = page.render(scale=DPI / 72).to_pil().convert("L")
    if last:
        _seal_and_sign(picture, rng)
    turned = picture.rotate(rng.uniform(-0.7, 0.7), resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.6))
    paper = ImageChops.multiply(soft, Image.new("L", soft.size, PAPER))
    small = (soft.width // 2, soft.height // 2)
    grain = Image.frombytes("L", small, rng.randbytes(small[0] * small[1])).resize(soft.size)
    noisy = Image.blend(paper, grain, 0.045)
    ready = BytesIO()
    noisy.save(ready, format="JPEG", quality=58)
    return Image.open(ready)


def _seal_and_sign(picture: Image.Image, rng: Random) -> None:
    """A round seal beside the name and a hand across it."""
    name_y, name_x = _lowest_ink(picture)
    draw = ImageDraw.Draw(picture)
    x, y, radius = name_x - 150, name_y - 110, 118
    for inner in (radius, radius - 6, radius - 40):
        draw.ellipse((x - inner, y - inner, x + inner, y + inner), outline=INK + 30, width=3)
    star = []
    for number in range(10):
        turn = -math.pi / 2 + number * math.pi / 5
        reach = 40 if number % 2 == 0 else 16
        star.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    draw.polygon(star, fill=INK + 40)
    hand = [
        (x + 40 + step * 6, y + 14 + rng.uniform(-26, 26) * math.sin(step / 2.5) - step * 0.8)
        for step in range(44)
    ]
    draw.line(hand, fill=INK, width=4, joint="curve")


def _lowest_ink(picture: Image.Image) -> tuple[int, int]:
    """Where the signer's name stands: the lowest ink of the right half."""
    right = picture.crop((picture.width // 2, 0, picture.width, picture.height)).point(
        lambda v: 255 * (v < MIDDLE_GREY)
    )
    box = right.getbbox() or (0, 0, 200, picture.height // 2)
    return box[3], picture.width // 2 + box[2] // 2
