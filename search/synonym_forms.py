"""Form of a set of synonyms."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from search.analysis.ways import MAX_WAY_WORDS, words_of
from search.models import SynonymSet

FEWEST_WAYS, MOST_WAYS = 2, 6
MAX_WAY_LETTERS = 100


class SynonymSetForm(WagtailAdminModelForm):
    """Two ways of saying one thing, or a few; no way stands in two sets, or nobody knew what it meant."""

    class Meta:
        model = SynonymSet
        fields = ["ways", "is_active", "note"]

    def clean_ways(self) -> str:
        """The ways tidied, each once, one on a line; raises ValidationError that names the line at fault."""
        ways = _distinct(self.cleaned_data["ways"])
        for way in ways:
            if not words_of(way):
                raise ValidationError(_("“%(way)s” has no letter and no figure in it.") % {"way": way[:40]})
            if len(way) > MAX_WAY_LETTERS or len(way.split()) > MAX_WAY_WORDS:
                raise ValidationError(
                    _("“%(way)s…” is too long: write a name or an abbreviation, %(words)d words at most.")
                    % {"way": way[:40], "words": MAX_WAY_WORDS}
                )
        if not FEWEST_WAYS <= len(ways) <= MOST_WAYS:
            raise ValidationError(
                _(
                    "Write two to %(most)d different ways, one on each line: the abbreviation, then the full name."
                )
                % {"most": MOST_WAYS}
            )
        self._refuse_taken(ways)
        return "\n".join(ways)

    def _refuse_taken(self, ways: list[str]) -> None:
        taken = {
            words_of(way): other
            for other in SynonymSet.objects.exclude(pk=self.instance.pk)
            for way in other.listed()
        }
        for way in ways:
            other = taken.get(words_of(way))
            if other is not None:
                raise ValidationError(
                    _("“%(way)s” stands in “%(other)s” already. Change that set, or leave this way out here.")
                    % {"way": way, "other": other}
                )


def _distinct(written: str) -> list[str]:
    """The lines, blanks tidied; what a reader could not tell apart stands once."""
    lines = (" ".join(line.split()) for line in written.splitlines())
    ways: dict[object, str] = {}
    for line in lines:
        if line:
            ways.setdefault(words_of(line) or line, line)
    return list(ways.values())
