"""Models of the document library."""

from docslib.models.document import OfficialDocumentFile, OfficialDocumentPage
from docslib.models.library import DocumentLibraryPage
from docslib.models.reading import FilePage, FileReading
from docslib.models.upload import PendingUpload

__all__ = [
    "DocumentLibraryPage",
    "FilePage",
    "FileReading",
    "OfficialDocumentFile",
    "OfficialDocumentPage",
    "PendingUpload",
]
