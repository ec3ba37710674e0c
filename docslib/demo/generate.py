"""python -m docslib.demo.generate: writes the demo's files anew; they are kept in the repository.

Needs reportlab and the fonts of the package fonts-dejavu-extra; the one DOC also LibreOffice, and is left as it is
where LibreOffice is missing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from docslib.demo.layout_docx import write_docx
from docslib.demo.layout_pdf import register_fonts, write_pdf
from docslib.demo.layout_scan import write_scan
from docslib.demo.plan import FILES, DemoDocument, documents

SECONDS = 120


def generate() -> int:
    """Write every file; returns how many."""
    register_fonts()
    FILES.mkdir(exist_ok=True)
    listed = documents()
    for document in listed:
        _write(document, FILES / document.file_name)
    return len(listed)


def _write(document: DemoDocument, target: Path) -> None:
    match document.item["format"]:
        case "pdf":
            write_pdf(document, target)
        case "docx":
            write_docx(document, target)
        case "scan":
            with tempfile.TemporaryDirectory() as folder:
                clean = Path(folder) / "clean.pdf"
                write_pdf(document, clean)
                write_scan(clean, target, seed=document.slug)
        case "doc":
            _write_doc(document, target)


def _write_doc(document: DemoDocument, target: Path) -> None:
    """Word's old format, through LibreOffice, which stamps the time of conversion: made once."""
    office = shutil.which("soffice")
    if office is None or target.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / f"{target.stem}.docx"
        write_docx(document, draft)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [
                office,
                profile,
                "--headless",
                "--convert-to",
                "doc",
                "--outdir",
                str(target.parent),
                str(draft),
            ],
            check=True,
            timeout=SECONDS,
            capture_output=True,
        )


if __name__ == "__main__":
    sys.stdout.write(f"{generate()} tệp trong {FILES.name}/\n")
