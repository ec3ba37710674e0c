"""Large uploads are written by Django before any view is asked: into the intake folder, never to a disk (G12, N05).

`FILE_UPLOAD_TEMP_DIR` cannot say so: Django wants that folder to exist before the first upload, in processes too that
take none.
"""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

from core.intake import ensure_folder


class IntakeUploadedFile(TemporaryUploadedFile):
    """Django's large upload, in memory and without the sender's name for the file."""

    def __init__(
        self,
        name: str | None,
        content_type: str | None,
        size: int,
        charset: str | None,
        content_type_extra: Any = None,
    ) -> None:
        file = tempfile.NamedTemporaryFile(suffix=".upload", dir=ensure_folder("uploads"))  # noqa: SIM115  # Django closes it
        UploadedFile.__init__(self, file, name, content_type, size, charset, content_type_extra)


class IntakeUploadHandler(TemporaryFileUploadHandler):
    """Django's handler of large uploads, with that file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; the folder is made when it is missing."""
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.file = IntakeUploadedFile(
            self.file_name, self.content_type, 0, self.charset, self.content_type_extra
        )
