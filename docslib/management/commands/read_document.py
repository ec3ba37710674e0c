"""`manage.py read_document FILE…`: what the portal's reader sees of a file. Needs no database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docslib.metadata.reader import read_metadata
from docslib.reading.reader import read_file
from docslib.reading.result import ReadResult
from docslib.secrecy.gate import judge
from docslib.secrecy.verdict import Verdict


class Command(BaseCommand):
    """Print kind, pages and metadata of files; a file that cannot be read does not stop the others."""

    help = (
        "Show what the portal reads of a file: kind, pages, number, type, date and the rest of its metadata."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files, and how much to print of them."""
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--text", action="store_true", help="print the text of every page too")
        parser.add_argument("--json", action="store_true", help="print one JSON list instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file; end with an error when one of them could not be read or only in part."""
        reports = []
        for path in options["files"]:
            reports.append(self._report(path, with_text=options["text"]))
            if not options["json"]:
                self._print(reports[-1])
        if options["json"]:
            self.stdout.write(json.dumps(reports, ensure_ascii=False, indent=1))
        failed = [str(report["file"]) for report in reports if report["error"]]
        if failed:
            raise CommandError(
                _("%(count)d of %(total)d files could not be read completely: %(names)s")
                % {"count": len(failed), "total": len(reports), "names": ", ".join(failed)}
            )

    def _report(self, path: Path, *, with_text: bool) -> dict[str, Any]:
        result = read_file(path, on_page=self._show_progress if self.stderr.isatty() else None)
        report: dict[str, Any] = {
            "file": str(path),
            "kind": result.kind.value,
            "pages": len(result.pages),
            "page_numbers_are_real": result.has_real_pages,
            "encoding": result.encoding.value,
            "scanned_pages": len(result.scanned_pages) or None,
            "error": _reason(result),
            "missing": result.missing,
            "gate": _gate(judge(path, result)),
            **read_metadata(result.pages).as_json(),
        }
        if with_text:
            report["text"] = [
                {"page": page.number, "ocr": page.is_ocr, "text": page.text} for page in result.pages
            ]
        return report

    def _show_progress(self, done: int, total: int) -> None:
        self.stderr.write(f"{done}/{total}", ending="\n" if done == total else "\r")

    def _print(self, report: dict[str, Any]) -> None:
        self.stdout.write(self.style.MIGRATE_HEADING(report["file"]))
        for name, label in _LABELS.items():
            value = report[name]
            if value in (None, [], "") and name not in _ALWAYS_SHOWN:
                continue
            shown = "; ".join(value) if isinstance(value, list) else "–" if value is None else value
            self.stdout.write(f"  {label}: {shown}")
        for page in report.get("text", []):
            self.stdout.write(self.style.MIGRATE_LABEL(_("— page %(number)d —") % {"number": page["page"]}))
            self.stdout.write(page["text"])


def _gate(verdict: Verdict) -> dict[str, Any]:
    """The gate's verdict, its rules and the places of the marks."""
    return {
        "verdict": verdict.severity.name.lower() if verdict.severity else "pass",
        "marks": [
            {
                "severity": mark.severity.name.lower(),
                "rule": mark.rule.value,
                "words": mark.words,
                "where": mark.where.value,
                "page": mark.page,
            }
            for mark in verdict.marks
        ],
    }


_ALWAYS_SHOWN = frozenset({"kind", "pages", "type", "number", "date"})
_LABELS = {
    "kind": gettext_lazy("kind of file"),
    "pages": gettext_lazy("pages"),
    "scanned_pages": gettext_lazy("scanned pages"),
    "error": gettext_lazy("error"),
    "type": gettext_lazy("type"),
    "number": gettext_lazy("number and symbol"),
    "number_source": gettext_lazy("number taken from"),
    "date": gettext_lazy("date"),
    "place": gettext_lazy("place"),
    "issuer": gettext_lazy("issuer"),
    "abstract": gettext_lazy("abstract"),
    "capacity": gettext_lazy("signed in the name of"),
    "signer_title": gettext_lazy("signer's title"),
    "signer": gettext_lazy("signer"),
    "recipients": gettext_lazy("recipients"),
    "replaces": gettext_lazy("replaces"),
    "refs": gettext_lazy("refers to"),
}


def _reason(result: ReadResult) -> str | None:
    """In the reader's language: why the file, or part of it, gave no text and what to do."""
    if result.error:
        return str(result.error.label)
    if result.missing:
        return _("A program is missing. Install %(package)s and read the file again.") % {
            "package": result.missing
        }
    return None
