"""What the news plant on the temporary sites of the isolation audit (A02)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

from django.utils import timezone

from core.channels import Channel
from news.models import ArticleAttachment, ArticleAuthor, ArticlePage, NewsIndexPage
from sites.isolation.asking import Ask
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, points_there, probe
from sites.isolation.registry import TYPED, Plot
from sites.roles import Role

TO_SUBMIT = "to submit"
"""Articles that the workflow's planter brings to its steps."""

WAITING = ("cho-nhan", "cho-sua", "cho-duyet", "tra-lai")


def plant(plot: Plot) -> None:
    """Articles of every state: draft, waiting, returned, scheduled, live, live on the Party network only."""
    draft = article(plot, Kind.HIDDEN, "bai-nhap")
    draft.tags.add(plot.slug(Kind.HIDDEN, "tu-khoa-bai"))
    draft.lead_image = plot.one("image")
    draft.attachments = [ArticleAttachment(document=plot.one("file"), title=plot.text(Kind.HIDDEN))]
    draft.save_revision(user=draft.owner)
    live = article(plot, Kind.LIVE, "bai-dang", lead_image=plot.one("live_image"))
    plot.put_up(live)
    wan = article(plot, Kind.WAN, "bai-noi-bo", channel=Channel.WAN.value)
    plot.put_up(wan)
    scheduled = article(plot, Kind.HIDDEN, "bai-hen")
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=2)
    revision = scheduled.save_revision(user=scheduled.owner)
    revision.approved_go_live_at = scheduled.go_live_at
    revision.save(update_fields=["approved_go_live_at"])
    for slug in WAITING:
        waiting = article(plot, Kind.HIDDEN, slug, owner=plot.people[Role.CONTRIBUTOR])
        waiting.attachments = [ArticleAttachment(document=plot.one("file"), title=plot.text(Kind.HIDDEN))]
        waiting.save_revision(user=waiting.owner)
        plot.keep(TO_SUBMIT, waiting)
    plot.keep("article", plot.keep(TYPED, draft))
    plot.keep("live", live)
    plot.keep("wan", wan)
    plot.show(draft, live, scheduled, wan, draft.latest_revision)


def article(plot: Plot, kind: Kind, slug: str, **fields: object) -> ArticlePage:
    """A draft article, of the site's editor unless `owner` is given, marked in every field."""
    fields.setdefault("owner", plot.people[Role.EDITOR])
    page = ArticlePage(
        title=plot.text(kind, "Bài"),
        slug=plot.slug(kind, slug),
        summary=plot.text(kind, "Tóm tắt"),
        lead_caption=plot.text(kind, "Chú thích"),
        source_name=plot.text(kind),
        permission=plot.text(kind),
        seo_title=plot.text(kind),
        search_description=plot.text(kind),
        body=[("paragraph", f"<p>{plot.text(kind, 'Nội dung')}</p>"), ("heading", plot.text(kind))],
        live=False,
        **fields,
    )
    page.authors = [ArticleAuthor(name=plot.text(kind), note=plot.text(kind))]
    parent = NewsIndexPage.objects.child_of(plot.one("home")).first()
    parent.add_child(instance=page)
    page.save_revision(user=page.owner)
    return page


@probe("25")
def articles(hand: Hand) -> Iterator[Ask]:
    """Own articles that shall hold site B's pictures, files and pages, in every kind of field."""
    page = hand.mine("article")
    edit, preview = at("wagtailadmin_pages:edit", page.pk), at("wagtailadmin_pages:preview_on_edit", page.pk)
    image, linked = hand.theirs("image").pk, hand.theirs("draft").pk
    text = {"blocks": [{"type": "unstyled", "text": "x", "depth": 0, "key": "a", "inlineStyleRanges": []}]}
    text["blocks"][0]["entityRanges"] = [{"offset": 0, "length": 1, "key": 0}]
    link = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"id": linked, "parentId": linked}}}
    block = {"body__count": 1, "body__0__deleted": "", "body__0__order": 0, "body__0__id": ""}
    changes = [
        {"lead_image": image},
        {**block, "body__0__type": "image", "body__0__value__image": image, "body__0__value__caption": "x"},
        {**block, "body__0__type": "paragraph", "body__0__value": json.dumps({**text, "entityMap": link})},
        {
            "attachments__TOTAL_FORMS": 1,
            "attachments__0__document": hand.theirs("file").pk,
            "attachments__0__title": "x",
            "attachments__0__id": "",
            "attachments__0__ORDER": 1,
        },
    ]
    for change in changes:
        data = hand.filled(edit, **change)
        yield hand.post(edit, data, wrong=points_there(hand, page))
        yield hand.post(preview, data)
