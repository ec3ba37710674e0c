"""Models of the document library."""

from docslib.models.bulk import ImportRow, ImportRun
from docslib.models.deadline import DocumentDeadline
from docslib.models.document import OfficialDocumentFile, OfficialDocumentPage
from docslib.models.download import FileDownload
from docslib.models.library import DocumentLibraryPage
from docslib.models.reading import FilePage, FileReading
from docslib.models.relation import Citation, DocumentRelation
from docslib.models.rules import PublicationRule, TypeList, TypeListEntry
from docslib.models.safety import Declaration, StoppedFile
from docslib.models.upload import PendingUpload

__all__ = [
    "Citation",
    "Declaration",
    "DocumentDeadline",
    "DocumentLibraryPage",
    "DocumentRelation",
    "FileDownload",
    "FilePage",
    "FileReading",
    "ImportRow",
    "ImportRun",
    "OfficialDocumentFile",
    "OfficialDocumentPage",
    "PendingUpload",
    "PublicationRule",
    "StoppedFile",
    "TypeList",
    "TypeListEntry",
]
