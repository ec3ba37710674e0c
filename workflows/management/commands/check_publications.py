"""`manage.py check_publications`: the nightly proof that everything live was approved (B14)."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workflows.services.audit import unapproved_live_pages


class Command(BaseCommand):
    """Lists live pages without an approval of exactly their live version; fails when there is one."""

    help = "Lists live pages whose live version no board approved; exits with 1 when there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the pages, one a line; raises CommandError when there are any."""
        pages = unapproved_live_pages()
        for page in pages:
            self.stderr.write(f"{page.pk}\t{page.url_path}\t{page.title}")
        if pages:
            count = len(pages)
            message = ngettext(
                "%(count)d live page has no approval.", "%(count)d live pages have no approval.", count
            )
            raise CommandError(message % {"count": count})
        self.stdout.write(_("Every live version was approved by its board."))
