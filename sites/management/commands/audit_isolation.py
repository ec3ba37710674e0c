"""`manage.py audit_isolation`: whether any role sees or touches what belongs to another site (A02, N13)."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.channels import Channel
from sites.isolation.audit import NoSuchRole, NotClassified, Report, audit_isolation
from sites.isolation.judge import Fault, Finding


class Command(BaseCommand):
    """Runs on the real installation: everything happens in a transaction that is rolled back, with files, mails,
    tasks, sessions and the search index kept in a temporary folder."""

    help = (
        "Open every address as every role over two temporary sites, and say what came of the other site. "
        "Nothing is left behind; on SQLite nobody else can write meanwhile."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How much is asked, and how the answer is written."""
        parser.add_argument("--json", action="store_true", help="print the result for a machine")
        parser.add_argument("--roles", nargs="+", default=[], metavar="ROLE", help="only as these roles")
        parser.add_argument("--quick", action="store_true", help="a few minutes: as the tests do it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print findings and figures; ends with exit code 1 when there is a finding."""
        if Channel.INTERNET.value == settings.PORTAL_CHANNEL:
            raise CommandError(
                _("This process serves the Internet only and has no admin: run it where the admin runs.")
            )
        report = self._audit(options)
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if report.findings:
            count = len(report.findings)
            raise CommandError(
                ngettext("%(count)d finding.", "%(count)d findings.", count) % {"count": count}, returncode=1
            )

    def _audit(self, options: dict[str, Any]) -> Report:
        say = self.stderr.write if options["verbosity"] else lambda line: None
        try:
            return audit_isolation(roles=options["roles"], is_quick=options["quick"], say=say)
        except NoSuchRole as error:
            raise CommandError(_("There is no role “%(names)s” to ask as.") % {"names": error}) from error
        except NotClassified as error:
            raise CommandError(
                _("Nobody has said what these addresses serve; see docs/isolation.md: %(names)s")
                % {"names": error}
            ) from error


def _as_json(report: Report) -> str:
    return json.dumps(
        {
            "figures": report.figures,
            "roles": report.roles,
            "findings": [finding.as_dict() for finding in report.findings],
            "closed_to_every_role": report.closed,
        },
        ensure_ascii=False,
        indent=2,
    )


def _as_text(report: Report) -> str:
    lines = [*_table(report.findings), ""] if report.findings else [_("Nothing of another site came out.")]
    titles = {
        "patterns": _("addresses known"),
        "patterns_reached": _("addresses that answered somebody"),
        "closed_to_every_role": _("addresses closed to every role"),
        "requests": _("requests"),
        "roles": _("roles"),
        "own_markers_seen": _("answers that showed the own site"),
        "seconds": _("seconds"),
        "findings": _("findings"),
    }
    width = max(len(title) for title in titles.values())
    lines += [f"{titles[name]:<{width}}  {value}" for name, value in report.figures.items()]
    return "\n".join(lines)


def _table(findings: list[Finding]) -> list[str]:
    head = (_("Role"), _("Method"), _("What is wrong"), _("Address"))
    rows = [
        (finding.role, finding.method, str(Fault(finding.kind).label), f"{finding.url}  {finding.detail}")
        for finding in findings
    ]
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(3)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]])
        for row in (head, *rows)
    ]
