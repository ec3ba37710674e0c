"""What the demo province says and shows, without a database."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import pytest
from PIL import Image

from core.settings.env import PROJECT_DIR
from core.vietnamese.numbers import find_numbers
from docslib.demo.generate import generate
from docslib.demo.plan import FILES, documents
from news.demo.load import ARTICLES
from news.demo.pictures import SCENES, SIZE, draw
from sites.demo.load_pages import PAGES
from sites.demo.plan import SITES
from sites.demo.texts import body_blocks, read_items

TEXT_FILES = [*ARTICLES.glob("*.txt"), *PAGES.glob("*.txt"), *(FILES.parent / "documents").glob("*.txt")]
SOURCES = [*(PROJECT_DIR / "sites/demo").glob("*.py"), *TEXT_FILES]
NEW_STYLE_TONE = re.compile(r"[uU][ỷỶỳỲýÝỵỴỹỸ](?![a-zA-ZÀ-ỹ])")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_demo_texts_are_composed_unicode_with_the_official_tone_placement(path: object) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.normalize("NFC", text) == text
    wrong = [text[hit.start() - 6 : hit.end() + 6] for hit in NEW_STYLE_TONE.finditer(text)]
    assert [words for words in wrong if "qu" not in words.lower()] == []


def test_every_article_has_summary_author_area_and_three_sentences_at_least() -> None:
    for item in read_items(ARTICLES):
        assert all(item[name] for name in ("summary", "area", "organ")), item.slug
        assert item.get("author") or item.get("source-author"), item.slug
        assert item.body.count(".") >= 3 or item.get("state") == "draft", item.slug


def test_every_picture_an_article_asks_for_can_be_drawn() -> None:
    asked: list[str] = []

    def ask(spec: str, caption: str) -> None:
        assert caption
        asked.append(spec)

    for item in read_items(ARTICLES):
        asked += [item["picture"]] if item.get("picture") else []
        body_blocks(item.body, ask)
    assert {spec.partition("/")[0] for spec in asked} <= set(SCENES)
    assert len({spec.partition("/")[0] for spec in asked}) >= 16


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_is_large_coloured_and_always_the_same(scene: str) -> None:
    first = draw(scene)
    picture = Image.open(BytesIO(first))
    assert picture.size == SIZE
    colours = picture.resize((40, 27)).getcolors(2000) or []
    assert len(colours) > 20
    assert any(max(pixel) - min(pixel) > 40 for _count, pixel in colours)
    assert draw(scene) == first


def test_every_document_has_its_generated_file() -> None:
    files = [FILES / document.file_name for document in documents()]
    assert all(path.stat().st_size > 10_000 for path in files)
    assert sum(path.stat().st_size for path in files) < 4_000_000
    assert {path.name for path in files} == {path.name for path in FILES.iterdir()}


def test_document_numbers_are_read_by_the_portal_s_own_grammar() -> None:
    for document in documents():
        assert len(find_numbers(document.item["number"])) == 1, document.slug


def test_writing_the_files_anew_changes_nothing() -> None:
    pytest.importorskip("reportlab")
    before = {path.name: path.read_bytes() for path in FILES.iterdir()}
    generate()
    assert {path.name: path.read_bytes() for path in FILES.iterdir()} == before


def test_boards_have_one_chief_and_deputies_whose_areas_do_not_overlap() -> None:
    for plan in SITES:
        areas = [area for _name, held in plan.board.deputies for area in held]
        assert len(areas) == len(set(areas)) == 8
