"""What programs are told of one article: what stands round its text, with its files (F07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from core.cards import Fact
from core.item_details import ItemDetails
from news.contexts import attachment_cards
from news.selectors import byline_of

if TYPE_CHECKING:
    from news.models import ArticlePage


def article_details(article: ArticlePage, request: HttpRequest) -> ItemDetails:
    """Genre, authors, source and attached files, as a reader of the request's network finds them (A04)."""
    changed = article.last_published_at
    facts = [
        Fact(_("Kind of news"), article.get_genre_display(), name="genre"),
        Fact(_("Authors"), byline_of(article), name="authors"),
        Fact(_("Source"), article.source_name, name="source"),
        Fact(
            _("Last changed"), on=timezone.localtime(changed).date() if changed else None, name="changed_on"
        ),
    ]
    return ItemDetails(
        facts=tuple(fact for fact in facts if fact.value or fact.on),
        files=tuple(attachment_cards(article, request)),
    )
