"""The approved list says which documents may be published, and which must not (G02, G03, G08)."""

from __future__ import annotations

from datetime import date

import pytest

from core.gates import PublishRefused
from docslib.enums import DocumentType, RuleKind
from docslib.models import PublicationRule, TypeList
from docslib.rule_selectors import listing_of
from docslib.services.declarations import declare_first, declare_second
from sites.roles import Role
from tests.factories import (
    advance,
    log_in,
    make_document,
    make_organ,
    make_rule,
    make_site,
    make_user,
    submit,
)

pytestmark = pytest.mark.django_db
HOST = {"HTTP_HOST": "wan-tuyengiao.test"}
DAY = date(2026, 6, 5)


def listing(**facts):
    values = {
        "document_type": DocumentType.DECISION,
        "issuer": make_organ("TU"),
        "abstract": "về việc ban hành Quy chế tiếp công dân",
        "signed_on": DAY,
        **facts,
    }
    return listing_of(**values)


def test_nothing_is_listed_while_there_is_no_rule():
    assert not listing().may_be_published


def test_an_entry_that_names_nothing_lists_everything():
    assert listing().rule is None
    rule = make_rule()
    assert listing().rule == rule


def test_an_entry_fits_type_issuer_and_period():
    make_rule(
        document_type=DocumentType.DECISION,
        issuer=make_organ("TU"),
        signed_from=date(2026, 1, 1),
        signed_until=date(2026, 6, 5),
    )
    assert listing().may_be_published
    assert not listing(document_type=DocumentType.NOTICE).may_be_published
    assert not listing(issuer=make_organ("VPTU")).may_be_published
    assert not listing(issuer=None).may_be_published
    assert not listing(signed_on=date(2025, 12, 31)).may_be_published
    assert not listing(signed_on=date(2026, 6, 6)).may_be_published
    assert not listing(signed_on=None).may_be_published


def test_an_exclusion_is_stronger_than_an_entry_and_cites_its_clause():
    make_rule()
    rule = make_rule(
        kind=RuleKind.EXCLUDED, decision="464-QĐ/TU", clause="Điều 6.2", words="kỷ luật\nkhiếu nại"
    )
    verdict = listing(abstract="Về việc thi hành KỶ  LUẬT đảng viên")
    assert verdict.excluded_by == rule
    assert "464-QĐ/TU" in verdict.sentence
    assert "Điều 6.2" in verdict.sentence


def test_words_are_found_without_accents_and_whole():
    make_rule()
    make_rule(kind=RuleKind.EXCLUDED, words="nhân sự")
    assert not listing(abstract="về công tác nhan su năm 2026").may_be_published
    assert listing(abstract="về nhân sựt").may_be_published


def test_what_is_not_known_of_a_document_does_not_open_an_exclusion():
    make_rule()
    make_rule(kind=RuleKind.EXCLUDED, issuer=make_organ("TU"), signed_from=date(2020, 1, 1))
    assert not listing(issuer=None, signed_on=None).may_be_published


def test_a_refusal_names_the_nearest_entry():
    make_rule(decision="88-TB/TU", clause="Mục 3", issuer=make_organ("VPTU"))
    assert "88-TB/TU" in listing().sentence


def test_the_list_is_read_with_one_query(django_assert_num_queries):
    organ = make_organ("TU")
    for number in range(20):
        make_rule(clause=f"Mục {number}", issuer=organ)
    with django_assert_num_queries(1):
        listing_of(DocumentType.DECISION, organ, "", DAY)


def test_an_approval_of_what_is_not_listed_any_more_is_refused():
    site = make_site("tuyengiao")
    author = make_user(Role.EDITOR, site)
    rule, page = make_rule(clause="Mục 9"), make_document(site, author)
    declare_first(user=author, page=page, address=None)
    page = submit(page, author)
    declare_second(user=make_user(Role.SECRETARY, site), page=page, address=None, pages_opened=None)
    rule.kind = RuleKind.EXCLUDED
    rule.save()
    with pytest.raises(PublishRefused, match="Mục 9"):
        advance(page, make_user(Role.APPROVER, site))


@pytest.mark.parametrize("address", ["publication-rules", "type-lists"])
def test_who_uploads_reads_the_lists_and_changes_nothing(address):
    site = make_site("tuyengiao")
    make_rule()
    client = log_in(make_user(Role.CONTRIBUTOR, site))
    assert client.get(f"/admin/{address}/", **HOST).status_code == 200
    assert client.get(f"/admin/{address}/new/", **HOST).status_code == 302
    changed = client.post(f"/admin/{address}/edit/{PublicationRule.objects.get().pk}/", {}, **HOST)
    assert changed.status_code == 302


def test_the_central_board_adds_an_entry():
    make_site("tuyengiao")
    client = log_in(make_user(Role.CENTRAL_BOARD))
    data = {"kind": "listed", "decision": "88-TB/TU", "clause": "Mục 3", "document_type": "quyet-dinh"}
    answer = client.post("/admin/publication-rules/new/", data, **HOST)
    assert answer.status_code == 302
    assert PublicationRule.objects.get().clause == "Mục 3"


def test_the_lists_of_types_come_with_the_portal_and_touch_each_other():
    party = list(TypeList.objects.filter(is_party=True, entries__document_type="quyet-dinh"))
    assert len(party) == 3
    new = TypeList.objects.get(starts_on=date(2026, 1, 9))
    assert new.entries.filter(document_type="phuong-an").exists()
