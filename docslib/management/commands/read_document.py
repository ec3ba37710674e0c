"""`manage.py read_document FILE or FOLDER…`: what the portal's reader sees of files. Needs no database."""

from __future__ import annotations

import json
import logging
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from docslib.metadata.report import facts_of
from docslib.reading.reader import read_file
from docslib.reading.result import FileKind, ReadProblem, ReadResult
from docslib.secrecy.gate import judge
from docslib.secrecy.verdict import Verdict

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Print kind, pages and metadata of files; a file that cannot be read does not stop the others."""

    help = (
        "Show what the portal reads of a file: kind, pages, number, type, date and the rest of its metadata."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Files and folders, and how much to print of them."""
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--text", action="store_true", help="print the text of every page too")
        parser.add_argument("--json", action="store_true", help="print one JSON list instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read every file; end with an error when one of them could not be read or only in part."""
        failed: list[str] = []
        total = 0
        for path in _files_of(options["files"]):
            report = self._safe_report(path, with_text=options["text"])
            if options["json"]:
                # One report at a time: a folder of any size takes the memory of its largest file.
                self.stdout.write("," if total else "[")
                self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1), ending="")
            else:
                self._print(report)
            total += 1
            if report["error"]:
                failed.append(str(report["file"]))
                self.stderr.write(f"{report['file']}: {report['error']}")
        if options["json"]:
            self.stdout.write("\n]" if total else "[]")
        if failed:
            raise CommandError(
                _("%(count)d of %(total)d files could not be read completely: %(names)s")
                % {"count": len(failed), "total": total, "names": ", ".join(failed)}
            )

    def _safe_report(self, path: Path, *, with_text: bool) -> dict[str, Any]:
        """The report of one file; a fault of ours is written into it and never stops the others."""
        try:
            return self._report(path, with_text=with_text)
        except Exception:
            logger.exception("Reading %s failed", path)
            return _report_of(path, ReadResult(FileKind.UNKNOWN, error=ReadProblem.CRASHED), Verdict())

    def _report(self, path: Path, *, with_text: bool) -> dict[str, Any]:
        result = read_file(path, on_page=self._show_progress if self.stderr.isatty() else None)
        report = _report_of(path, result, judge(path, result))
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
            if name == "articles":
                value = len(value)
            shown = "; ".join(value) if isinstance(value, list) else "–" if value is None else value
            self.stdout.write(f"  {label}: {shown}")
        for page in report.get("text", []):
            self.stdout.write(self.style.MIGRATE_LABEL(_("— page %(number)d —") % {"number": page["page"]}))
            self.stdout.write(page["text"])


def _files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Files as they are, the files of a folder and its subfolders in order; hidden ones and links are left out."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for found in sorted(path.rglob("*")):
            is_hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
            if found.is_file() and not found.is_symlink() and not is_hidden:
                yield found


def _report_of(path: Path, result: ReadResult, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": str(path),
        "kind": result.kind.value,
        "pages": len(result.pages),
        "page_numbers_are_real": result.has_real_pages,
        "text_layer": _text_layer(result),
        "encoding": result.encoding.value,
        "scanned_pages": len(result.scanned_pages) or None,
        "error": _reason(result),
        "missing": result.missing,
        "gate": _gate(verdict),
        **facts_of(result.pages),
    }


def _text_layer(result: ReadResult) -> str:
    """Whether the letters are in the file: "yes", "no" (all pages are pictures, or nothing was read), "partly"."""
    if not result.pages or len(result.scanned_pages) >= len(result.pages):
        return "no"
    return "partly" if result.scanned_pages else "yes"


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
    "effective_from": gettext_lazy("in force from"),
    "term": gettext_lazy("term"),
    "text_layer": gettext_lazy("text layer"),
    "articles": gettext_lazy("articles in the text"),
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
