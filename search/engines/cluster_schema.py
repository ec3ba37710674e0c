"""How the rows of an entry lie in an Elasticsearch index.

One document an entry, its file pages nested inside it: it is written, replaced and removed as a whole. Terms come
from `rows` and are cut at blanks, by the one analyzer every server has. What hits need is stored beside, in
three fields for three uses, and never parsed by the server: `facts` of every hit, `words` for the second stage,
`source` for what ten hits show.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

from core.channels import Channel
from core.search_kinds import IndexEntry
from search.engines.protocol import FACETS, FIELDS, EngineHit, EngineWords
from search.engines.rows import ROWS_VERSION, PageRow, rows_of

SCHEMA_VERSION = f"2.{ROWS_VERSION}"
"""Raise the first figure when the mapping changes; readers ask only for an index of their own version."""

ALL, PAGE = "all_", "pages."
"""Prefixes of the text fields: the whole entry, one page of a file."""
MATCHED = "matched"
IN_ORDER = ("all_folded", "all_matched")
"""Fields that keep where each word stands, for phrases."""
LOOKED_UP = ("own_number", "cited_number", "title_start", "number_start")
MAX_FILE_PAGES = 100_000
MAX_OFFSET = 100_000
"""The last page of results of a hundred thousand entries."""


class Names:
    """What the index of a channel is called, and what stands beside it."""

    def __init__(self, prefix: str, channel: Channel, purpose: str = "") -> None:
        own = "-".join(part for part in (prefix, channel.value, purpose) if part)
        self.live = f"{own}-live-{SCHEMA_VERSION}"
        """The alias that readers ask; it has the version in its name, so that no other is ever opened."""
        self.generations = f"{own}-index-"
        self.lock = f"{own}-lock"


def index_body(shards: int, replicas: int) -> dict[str, Any]:
    """Settings and mapping of a new index."""
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": replicas,
            # A batch is shown when it is complete. This is for what a lost node kept from being shown.
            "refresh_interval": "30s",
            # As long as a removed entry is remembered, a late writer cannot bring it back (`cluster_lock`).
            "gc_deletes": "1h",
            "max_result_window": MAX_OFFSET,
            "mapping.nested_objects.limit": MAX_FILE_PAGES,
            "similarity.default": {"type": "BM25", "k1": 0.6, "b": 0.75},
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"enabled": False},
            "_meta": {"schema": SCHEMA_VERSION},
            "properties": _properties(),
        },
    }


def document_of(entry: IndexEntry) -> dict[str, Any]:
    """`entry` as the index takes it."""
    row, pages = rows_of(entry)
    shown = dict(row.source)
    texts = {name: shown.pop(name) for name in ("summary", "body")}
    facts = {**shown, "day": row.day, "length": row.length}
    document: dict[str, Any] = {name: list(row.exact[name]) for name in row.exact if name != "owner"}
    for name in (*FIELDS, MATCHED):
        document[f"{ALL}{name}"] = [text for terms in row.texts if (text := getattr(terms, name))]
    return {
        **document,
        "day": row.day,
        "facts": json.dumps(facts, ensure_ascii=False),
        "words": f"{row.title_words}\n{b64encode(row.folded_words + row.words).decode()}",
        "source": json.dumps(texts, ensure_ascii=False),
        "pages": [_page(page) for page in pages],
    }


def hit_of(found: dict[str, Any], *, with_words: bool) -> EngineHit:
    """A hit as the server gives it."""
    facts = stored(found, "facts")
    words = None
    if with_words:
        title, packed = found["fields"]["words"][0].split("\n")
        codes = b64decode(packed)
        half = len(codes) // 2
        words = EngineWords(codes[half:], codes[:half], title, facts["length"])
    return EngineHit(
        key=facts["key"],
        kind=facts["kind"],
        pk=facts["pk"],
        site_id=facts["site_id"],
        day=facts["day"],
        score=float(found["_score"] or 0.0),
        is_own_number="own_number" in found.get("matched_queries", ()),
        words=words,
    )


def stored(found: dict[str, Any], field: str) -> dict[str, Any]:
    """What a hit keeps in the stored `field`."""
    return json.loads(found["fields"][field][0])


def _properties() -> dict[str, Any]:
    exact = {"type": "keyword", "doc_values": False}
    kept = {"type": "text", "index": False, "store": True}
    texts = {f"{ALL}{name}": _text(f"{ALL}{name}") for name in (*FIELDS, MATCHED)}
    pages = {name: _text(name) for name in (*FIELDS, MATCHED)}
    return {
        "key": {"type": "keyword"},
        **dict.fromkeys(LOOKED_UP, exact),
        **{name: {"type": "keyword", "eager_global_ordinals": True} for name in FACETS},
        **texts,
        "day": {"type": "integer"},
        "facts": kept,
        "words": kept,
        "source": kept,
        "pages": {"type": "nested", "properties": {**pages, "page_number": exact, "source": kept}},
    }


def _text(name: str) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": "whitespace",
        "index_options": "positions" if name in IN_ORDER else "freqs",
        "norms": not name.endswith(MATCHED),
    }


def _page(page: PageRow) -> dict[str, Any]:
    return {
        **{name: getattr(page.terms, name) for name in (*FIELDS, MATCHED)},
        "page_number": list(page.exact["page_number"]),
        "source": json.dumps(page.source, ensure_ascii=False),
    }
