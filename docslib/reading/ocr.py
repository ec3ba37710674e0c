"""Recognising the text of scanned pages with tesseract and its Vietnamese data."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from docslib.reading.programs import ProgramFailed, find_program, run_program, scratch_folder
from docslib.reading.result import ProgramMissing, clean_text

OCR_PACKAGES = "tesseract-ocr tesseract-ocr-vie"
_LANGUAGE = "vie"
_LANGUAGE_PACKAGE = "tesseract-ocr-vie"
_PAGE_SECONDS = 120
_LIST_SECONDS = 20
PAGE_SEGMENTATION = 3
"""Reads real letters of offices best: 6 loses up to ten words in a hundred."""


def check_ocr() -> str:
    """Path of a tesseract that reads Vietnamese. Raises ProgramMissing naming what to install.

    Asked anew at every reading, so that installing the package is enough and no restart is needed.
    """
    program = find_program("tesseract", package=OCR_PACKAGES)
    with scratch_folder() as folder:
        try:
            listed = run_program([program, "--list-langs"], folder=folder, timeout=_LIST_SECONDS)
        except ProgramFailed:
            raise ProgramMissing(_LANGUAGE_PACKAGE) from None
    if _LANGUAGE not in listed.decode(errors="replace").split():
        raise ProgramMissing(_LANGUAGE_PACKAGE)
    return program


def recognise(image: bytes, *, program: str, dpi: int, segmentation: int = PAGE_SEGMENTATION) -> str:
    """Text of one page picture (any format tesseract opens). An unreadable picture gives an empty text."""
    arguments = [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", str(segmentation), "--dpi", str(dpi)]
    with scratch_folder() as folder:
        try:
            output = run_program(arguments, folder=folder, timeout=_PAGE_SECONDS, stdin=image)
        except ProgramFailed:
            return ""
    return clean_text(output.decode("utf-8", "replace"))


def recognise_all(pictures: Iterable[tuple[int, bytes, int]], *, program: str) -> Iterator[tuple[int, str]]:
    """Number and text of many pages, given as (number, picture, dpi), in their order; every core reads one.

    No more pictures are drawn than are being read, so that a thick scan costs no more memory than a thin one.
    """
    cores = len(os.sched_getaffinity(0))
    waiting: deque[tuple[int, Future[str]]] = deque()
    with ThreadPoolExecutor(max_workers=cores, thread_name_prefix="ocr") as pool:
        for number, picture, dpi in pictures:
            if len(waiting) == cores:
                first, text = waiting.popleft()
                yield first, text.result()
            waiting.append((number, pool.submit(recognise, picture, program=program, dpi=dpi)))
        while waiting:
            first, text = waiting.popleft()
            yield first, text.result()
