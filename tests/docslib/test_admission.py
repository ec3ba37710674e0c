"""One entrance for every file: what is clear is stored with its text, what is not leaves nothing (G01, O02)."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.shared import Cm

from core.channels import Channel
from core.models import PortalDocument
from docslib.enums import ReadingState
from docslib.intake import checks
from docslib.models import FilePage, FileReading, StoppedFile
from docslib.secrecy.verdict import Rule, Where
from docslib.services.admission import Admission, file_judge, judged_store
from sites.roles import Role
from tests.docslib.files import decision_lines, write_docx, write_pdf
from tests.docslib.test_secrecy_files import WORD, append, changed, lettered_picture, stamped_scan
from tests.factories import make_site, make_user
from tests.programs import require

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture
def site():
    return make_site("tuyengiao")


@pytest.fixture
def admit(site):
    """Leads a file through the whole gate, as an editor brings it."""
    user = make_user(Role.EDITOR, site)

    def run(path: Path) -> Admission:
        judged = file_judge(path=path, name=path.name)
        return judged_store(
            judged, user=user, portal_site=site, path=path, name=path.name, channel=Channel.WAN
        )

    return run


def test_a_clear_file_is_stored_privately_with_its_text(admit, site, tmp_path):
    admission = admit(write_pdf(tmp_path / "quyet-dinh.pdf", [decision_lines()]))
    assert (admission.outcome, admission.reasons) == ("clear", [])
    assert (admission.document.collection, admission.document.channel) == (site.collection, Channel.WAN)
    reading = FileReading.objects.get(document=admission.document)
    assert (reading.state, reading.pages_total, reading.encoding) == (ReadingState.DONE, 1, "unicode")
    assert "nhà văn hóa" in FilePage.objects.get(reading=reading).text


def test_a_clear_file_is_not_read_a_second_time(
    admit, tmp_path, monkeypatch, django_capture_on_commit_callbacks
):
    path = write_pdf(tmp_path / "quyet-dinh.pdf", [decision_lines()])
    with django_capture_on_commit_callbacks(execute=True):
        admit(path)
        monkeypatch.setattr(
            "docslib.services.reading.read_file", lambda *args, **kwargs: pytest.fail("read again")
        )


def positives(folder: Path) -> dict[str, Path]:
    """Files that carry a mark, each in another part."""
    return {
        "text": write_pdf(folder / "a.pdf", [["TUYỆT MẬT", *decision_lines()]]),
        "header": changed(
            folder / "b.docx", lambda word: setattr(word.sections[0].header.paragraphs[0], "text", "TỐI MẬT")
        ),
        "watermark": changed(
            folder / "c.docx",
            lambda word: append(
                word,
                f'<w:r {WORD}><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r>',
            ),
        ),
    }


def test_a_mark_in_text_header_or_watermark_stops_the_file(admit, tmp_path):
    outcomes = {part: admit(path).outcome for part, path in positives(tmp_path).items()}
    assert outcomes == {"text": "stopped", "header": "stopped", "watermark": "stopped"}
    assert not PortalDocument.objects.exists()


def test_a_picture_of_a_mark_inside_a_word_file_stops_it(admit, tmp_path):
    require("tesseract")
    picture = lettered_picture("TUYỆT MẬT")
    admission = admit(changed(tmp_path / "a.docx", lambda word: word.add_picture(picture, width=Cm(6))))
    assert admission.outcome == "stopped"


def test_a_red_stamp_on_a_scan_never_passes_by_itself(admit, tmp_path):
    require("tesseract")
    straight = admit(stamped_scan(tmp_path / "thang.pdf", 0))
    turned = admit(stamped_scan(tmp_path / "nghieng.pdf", 7))
    assert straight.outcome == "stopped"
    assert turned.outcome in {"stopped", "held"}
    assert not PortalDocument.objects.exists()


def test_a_stopped_file_leaves_who_hash_rule_and_place_and_nothing_else(admit, site, tmp_path):
    admit(write_pdf(tmp_path / "ten-rieng.pdf", [decision_lines(), ["TỐI MẬT", "Trang hai."]]))
    stopped = StoppedFile.objects.get()
    assert (stopped.rule, stopped.where, stopped.page) == (Rule.SECRECY_MARK, Where.TEXT, 2)
    assert (stopped.portal_site, len(stopped.sha256)) == (site, 64)
    assert "ten-rieng" not in str(vars(stopped))
    assert not FilePage.objects.exists()


def test_the_same_bytes_are_stopped_again_without_being_opened(admit, tmp_path, monkeypatch):
    path = write_pdf(tmp_path / "a.pdf", [["MẬT", *decision_lines()]])
    admit(path)
    monkeypatch.setattr("docslib.services.admission.examine", lambda *args, **kwargs: pytest.fail("opened"))
    assert admit(path).outcome == "stopped"


def test_a_draft_is_held_with_the_reason_and_not_stored(admit, tmp_path):
    document = docx.Document(str(write_docx(tmp_path / "a.docx")))
    document.paragraphs[0].insert_paragraph_before("DỰ THẢO LẦN 2")
    document.save(str(tmp_path / "a.docx"))
    admission = admit(tmp_path / "a.docx")
    assert admission.outcome == "held"
    assert admission.reasons
    assert not PortalDocument.objects.exists()


def test_antivirus_and_checks_come_before_anything_reads_the_file(admit, tmp_path, monkeypatch):
    monkeypatch.setattr("docslib.services.admission.examine", lambda *args, **kwargs: pytest.fail("opened"))
    path = tmp_path / "van-ban.pdf"
    path.write_bytes(b"MZ\x90\x00 chuong trinh")
    assert admit(path).outcome == "refused"
    assert checks.reasons_against(path, path.name) == admit(path).reasons


def test_what_could_not_be_read_whole_goes_nowhere(admit, tmp_path):
    path = tmp_path / "hong.docx"
    path.write_bytes(write_docx(tmp_path / "tot.docx").read_bytes()[:4000])
    assert admit(path).outcome == "refused"
    assert not PortalDocument.objects.exists()
