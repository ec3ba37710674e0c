"""What bulk imports plant on the temporary sites of the isolation audit, and what is tried on them (A02)."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.uploadedfile import SimpleUploadedFile

from docslib.enums import ImportRowState, ImportState
from docslib.models import ImportRow, ImportRun
from sites.isolation.asking import Ask
from sites.isolation.judge import organ_forms
from sites.isolation.markers import Kind
from sites.isolation.probe import Hand, at, probe
from sites.isolation.registry import Plot
from sites.roles import Role

organ_forms.add("docslib_admin:import_template")


def plant(plot: Plot) -> None:
    """An import with a line of each kind, after the library of the site stands."""
    run = ImportRun.objects.create(
        library=plot.one("library"),
        user=plot.people[Role.EDITOR],
        name=plot.text(Kind.HIDDEN, "Bảng kê"),
        source="intake:" + "0" * 32,
        state=ImportState.PAUSED,
        note=plot.text(Kind.HIDDEN),
    )
    for line, state in enumerate((ImportRowState.MADE, ImportRowState.REFUSED), start=2):
        ImportRow.objects.create(
            run=run,
            line=line,
            file_name=plot.slug(Kind.HIDDEN, "tep") + ".pdf",
            values={"number": plot.text(Kind.HIDDEN), "abstract": plot.text(Kind.HIDDEN)},
            state=state,
            reasons=[plot.text(Kind.HIDDEN)],
            page=plot.one("document"),
        )
    plot.models |= {"run_id": "docslib.ImportRun"}
    plot.given |= {"docslib_admin:import_report:kind": ["xlsx"]}
    plot.show(run)


@probe("25")
def imports(hand: Hand) -> Iterator[Ask]:
    """Imports into a foreign library, foreign imports looked at, moved and taken over."""
    files = {
        "sheet": SimpleUploadedFile("a.csv", "Tên tệp;Số, ký hiệu\na.pdf;1-QĐ/TU".encode()),
        "archive": SimpleUploadedFile("a.zip", b"PK\x05\x06" + bytes(18)),
    }
    yield hand.post(at("docslib_admin:import_new"), {"library": hand.theirs("library").pk, **files})
    run = hand.their_id("docslib.ImportRun")
    for view in ("import_run", "import_go", "import_halt"):
        yield hand.post(at(f"docslib_admin:{view}", run), files, is_foreign=True)
    yield hand.get(at("docslib_admin:import_report", run, "csv"), is_foreign=True)
