"""What the gate says of a file: which marks stand where, and what follows from them (G01)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Severity(IntEnum):
    """What a mark leads to: BLOCK stops the file, REVIEW lets a second person look, INFO is only told."""

    INFO = 1
    REVIEW = 2
    BLOCK = 3


class Rule(models.TextChoices):
    """Why the gate speaks (quy tắc); the label is told to the person who uploaded."""

    SECRECY_MARK = "secrecy_mark", _("A mark of secrecy stands by itself")
    SECRECY_FIELD = "secrecy_field", _("The degree of secrecy is stated")
    CLOSED_CIRCULATION = (
        "closed_circulation",
        _("The document is to be given back or opened by its addressee"),
    )
    MARK_IN_HEADER = "mark_in_header", _("The header holds a word of secrecy in capitals")
    INTERNAL_USE = "internal_use", _("The document is for internal use")
    CODE_LETTER = "code_letter", _("A code letter of secret mail stands by itself")
    DRAFT = "draft", _("The document is a draft")
    FILE_NAME = "file_name", _("The name of the file speaks of secrecy")
    RED_STAMP = "red_stamp", _("A red stamp stands in the upper part of a scanned page")
    HIDDEN_FILES = "hidden_files", _("Other files are packed inside the file")
    URGENCY = "urgency", _("A mark of urgency")


class Where(models.TextChoices):
    """The part of a file in which a mark was seen."""

    TEXT = "text", _("text")
    HEADER = "header", _("page header or footer")
    TEXT_BOX = "text_box", _("text box or watermark")
    COMMENT = "comment", _("comment")
    DELETED = "deleted", _("deleted text that the file still holds")
    PROPERTY = "property", _("properties of the file")
    ATTACHMENT = "attachment", _("attached file")
    PICTURE = "picture", _("picture")
    NAME = "name", _("name of the file")


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing the gate saw. It keeps the words of the mark and never those around them."""

    severity: Severity
    rule: Rule
    words: str
    where: Where = Where.TEXT
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """All marks of a file, worst first."""

    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> Verdict:
        """A verdict over `marks`, each told once."""
        return cls(tuple(sorted(dict.fromkeys(marks), key=lambda mark: (-mark.severity, mark.page or 0))))

    @property
    def severity(self) -> Severity | None:
        """What the worst mark leads to; None when nothing was seen."""
        return self.marks[0].severity if self.marks else None
