"""Closed lists of the document library."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentType(models.TextChoices):
    """Type of an official document (loại văn bản): read from its title, never from its symbol (G08)."""

    RESOLUTION = "nghi-quyet", _("Resolution")
    DECISION = "quyet-dinh", _("Decision")
    DIRECTIVE = "chi-thi", _("Directive")
    CONCLUSION = "ket-luan", _("Conclusion")
    STATUTE = "quy-che", _("Statute")
    REGULATION = "quy-dinh", _("Regulation")
    CIRCULAR_PARTY = "thong-tri", _("Party circular")
    GUIDANCE = "huong-dan", _("Guidance")
    NOTICE = "thong-bao", _("Notice")
    COMMUNIQUE = "thong-cao", _("Communiqué")
    STATEMENT = "tuyen-bo", _("Statement")
    APPEAL = "loi-keu-goi", _("Appeal")
    REPORT = "bao-cao", _("Report")
    PLAN = "ke-hoach", _("Plan")
    MASTER_PLAN = "quy-hoach", _("Master plan")
    PROGRAMME = "chuong-trinh", _("Programme")
    SCHEME = "de-an", _("Scheme")
    OPTION = "phuong-an", _("Option plan")
    PROJECT = "du-an", _("Project")
    SUBMISSION = "to-trinh", _("Submission")
    LETTER = "cong-van", _("Official letter")
    MINUTES = "bien-ban", _("Minutes")
    LAW = "luat", _("Law")
    ORDINANCE = "phap-lenh", _("Ordinance")
    DECREE = "nghi-dinh", _("Decree")
    CIRCULAR_STATE = "thong-tu", _("State circular")
    OTHER = "khac", _("Other")


class Validity(models.TextChoices):
    """Whether a document is in force (tình trạng hiệu lực)."""

    IN_FORCE = "ok", _("In force")
    PARTLY = "part", _("Partly in force")
    EXPIRED = "gone", _("No longer in force")
    NOT_YET = "soon", _("Not yet in force")
    UNKNOWN = "none", _("Validity not determined")


class ReadingState(models.TextChoices):
    """How far the reading of a file has come."""

    QUEUED = "queued", _("Waiting to be read")
    READING = "reading", _("Being read")
    DONE = "done", _("Read")
    NEEDS_PROGRAM = "needs_program", _("Waits for a program")
    FAILED = "failed", _("Could not be read")


UNFINISHED_STATES = frozenset({ReadingState.QUEUED, ReadingState.READING})
RETRYABLE_STATES = frozenset({ReadingState.NEEDS_PROGRAM, ReadingState.FAILED})
