"""Reading bulk imports: the history of one's sites, one run, its lines (A02, G07)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, QuerySet

from core.permissions import SITE_PATH_LENGTH
from docslib.enums import ImportRowState, ImportState
from docslib.import_cards import LineCard, RunCard, StateCount
from docslib.models import ImportRow, ImportRun
from docslib.services.import_check import NO_LINE
from docslib.services.imports import WORKING, is_left_behind
from sites.access.ownership import scoped
from sites.access.person import Person
from sites.models import PortalSite

_OPEN = (ImportRowState.WAITING, ImportRowState.READY)
_NOT_LOOKED_AT = (ImportRowState.WAITING,)
_STARTS = (ImportState.CHECKED, ImportState.PAUSED, ImportState.FAILED)


def runs_of(user: Any) -> QuerySet[ImportRun]:
    """Imports of the person's sites, of every site for who reads every site; newest first."""
    rows = scoped(ImportRun.objects.all(), Person.of(user))
    return rows.select_related("library", "user").order_by("-created_at", "-pk")


def run_cards(runs: Sequence[ImportRun], user: Any) -> list[RunCard]:
    """Cards of several runs, in two queries."""
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    found = ImportRow.objects.filter(run__in=[run.pk for run in runs]).order_by()
    for run_id, state, count in found.values_list("run_id", "state").annotate(count=Count("pk")):
        counts[run_id][state] = count
    paths = {run.library.path[:SITE_PATH_LENGTH] for run in runs}
    sites = PortalSite.objects.filter(root_page__path__in=paths)
    names = dict(sites.values_list("root_page__path", "short_name"))
    return [
        _card(run, user, counts[run.pk], names.get(run.library.path[:SITE_PATH_LENGTH], "")) for run in runs
    ]


def _card(run: ImportRun, user: Any, counts: dict[str, int], site: str) -> RunCard:
    total = sum(counts.values())
    is_mine, is_lost = run.user_id == user.pk, is_left_behind(run)
    is_working = run.state in WORKING and not is_lost
    open_states = _NOT_LOOKED_AT if run.state == ImportState.CHECKING else _OPEN
    is_open = any(counts.get(state) for state in _OPEN)
    return RunCard(
        pk=run.pk,
        name=run.name,
        state=run.state,
        state_label=run.get_state_display(),
        library=site or run.library.title,
        user=run.user.get_full_name() or run.user.get_username(),
        created_at=run.created_at,
        beat_at=run.beat_at,
        note=run.note,
        counts=tuple(
            StateCount(state.value, str(state.label), counts[state])
            for state in ImportRowState
            if counts.get(state)
        ),
        total=total,
        done=total - sum(counts.get(state, 0) for state in open_states),
        is_working=is_working,
        is_left_behind=is_lost,
        may_start=is_mine and is_open and (run.state in _STARTS or is_lost),
        may_stop=is_mine and is_working,
        may_renew=is_mine and not is_working,
    )


def lines_of(run: ImportRun, state: str = "") -> QuerySet[ImportRow]:
    """The lines of a run in the order of the spreadsheet, all or those of one state."""
    rows = run.rows.order_by("line").select_related(None)
    return rows.filter(state=state) if state in ImportRowState.values else rows


def line_cards(rows: Iterable[ImportRow]) -> list[LineCard]:
    """Cards of lines; asks the database nothing more."""
    return [
        LineCard(
            line=row.line if row.line < NO_LINE else None,
            file=row.file_name,
            number=row.values.get("number", ""),
            title=row.values.get("abstract", ""),
            state=row.state,
            state_label=row.get_state_display(),
            reasons=tuple(row.reasons),
            page_id=row.page_id,
        )
        for row in rows
    ]
