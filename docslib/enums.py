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


class LibraryCollection(models.TextChoices):
    """Collections of the library beside its ordinary documents (tủ văn kiện) (G08, G10)."""

    CONGRESS = "congress", _("Congress documents")
    CONFERENCE = "conference", _("Conference papers")
    GUIDANCE = "guidance", _("Research and professional guidance")


class UploadState(models.TextChoices):
    """How far an uploaded file has come on its way into the library (G01)."""

    ARRIVED = "arrived", _("Waiting to be read")
    READING = "reading", _("Being read and looked through")
    HELD = "held", _("Held: a second person looks at it")
    CLEARED = "cleared", _("Read; the facts are to be checked")
    UNREADABLE = "unreadable", _("Could not be read")
    SCAN_AGAIN = "scan_again", _("To be scanned again")
    LOST = "lost", _("Lost when the server restarted")


UNFINISHED_UPLOADS = frozenset({UploadState.ARRIVED, UploadState.READING})


class SecondLook(models.TextChoices):
    """What the second person answers about a held file (người xem thứ hai) (G01)."""

    NO_MARK = "no_mark", _("No mark of secrecy")
    UNCLEAR = "unclear", _("The scan is not clear enough")
    MARK = "mark", _("A mark of secrecy")


class DeclarationSeat(models.TextChoices):
    """Which of the two declarations (cam kết) it is (G01)."""

    FIRST = "first", _("Who brings the document")
    SECOND = "second", _("The second person")


class RuleKind(models.TextChoices):
    """What a publication rule does (danh mục công bố, điều loại trừ) (G02, G03)."""

    LISTED = "listed", _("May be published")
    EXCLUDED = "excluded", _("Must not be published")


class RelationKind(models.TextChoices):
    """How a document relates to another (lược đồ) (G06)."""

    REPLACES = "replaces", _("replaces")
    AMENDS = "amends", _("amends")
    REPEALS = "repeals", _("repeals")
    BASED_ON = "based_on", _("is based on")
    GUIDES = "guides", _("guides the carrying out of")
    ANSWERS = "answers", _("answers")
    ATTACHED_TO = "attached_to", _("is attached to")


class Extent(models.TextChoices):
    """How much of the other document is meant (toàn bộ, một phần)."""

    WHOLE = "whole", _("the whole")
    PART = "part", _("a part")


class ImportState(models.TextChoices):
    """How far a bulk import has come (nhập hàng loạt) (G07)."""

    CHECKING = "checking", _("Being checked, nothing is written")
    CHECKED = "checked", _("Checked; waits for your word")
    RUNNING = "running", _("Running")
    DONE = "done", _("Finished")
    PAUSED = "paused", _("Stopped by a person; can be resumed")
    FAILED = "failed", _("Stopped by a fault; can be resumed")


class ImportRowState(models.TextChoices):
    """What became of one line of the spreadsheet (G07)."""

    WAITING = "waiting", _("Not yet done")
    READY = "ready", _("Can be imported")
    MADE = "made", _("Draft made")
    DUPLICATE = "duplicate", _("Already in the library")
    HELD = "held", _("Held for a second person")
    STOPPED = "stopped", _("Stopped by the gate")
    REFUSED = "refused", _("To be corrected")


class LibraryOrder(models.TextChoices):
    """In which order readers see the documents of a library."""

    NEWEST = "moi", _("Newest first")
    OLDEST = "cu", _("Oldest first")
    IN_FORCE = "hieu-luc", _("By the day in force")
    ISSUER = "co-quan", _("By issuer")


class DayCount(models.TextChoices):
    """How a term is counted: the regulations differ (ngày, ngày làm việc)."""

    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class Timeliness(models.TextChoices):
    """Whether a document was published within its term (tiến độ công bố) (D03)."""

    OVERDUE = "overdue", _("Overdue, not published")
    WAITING = "waiting", _("Within the term, not published")
    LATE = "late", _("Published late")
    ON_TIME = "on_time", _("Published in time")
