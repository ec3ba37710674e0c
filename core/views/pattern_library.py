"""The pattern library: tokens and every component in its states, for those who build pages (dev only)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from core.icons import ICONS
from core.pattern_library import load_components, theme_names
from core.plates import PLATES


def pattern_library(request: HttpRequest) -> HttpResponse:
    """Show all tokens and components; `?theme=` chooses the colours."""
    asked, themes = request.GET.get("theme", ""), theme_names()
    context: dict[str, Any] = {
        "components": load_components(),
        "themes": themes,
        "theme": asked if asked in themes else themes[0],
        "icons": list(ICONS),
        "plates": PLATES,
    }
    return render(request, "pattern_library/index.html", context)
