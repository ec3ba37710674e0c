"""The database role of the Internet process reads readers' pages and nothing else (N13)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from core.channels import Channel
from core.models import PortalRendition
from core.settings.env import PROJECT_DIR
from search.models import AskedQuestion, ChosenHit
from search.services.api_clients import create_client
from search.services.drain import outbox_drain
from sites.enums import Position, Tier
from sites.roles import Role
from tests.factories import (
    make_area,
    make_article,
    make_document,
    make_file,
    make_picture,
    make_site,
    make_user,
    publish,
    seat,
    section,
)
from tests.readers import internet_process
from tests.search.factories import live_document

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

HOST = "tuyengiao.test"
CLOSED = """core_user auth_group core_user_groups django_session wagtailcore_revision wagtailcore_pagelogentry
    wagtailcore_modellogentry wagtailcore_taskstate wagtailcore_workflowstate wagtailcore_comment
    wagtailcore_apitoken wagtailusers_userprofile docslib_pendingupload search_outboxentry portal_sites_rolegrant
    portal_sites_visit django_tasks_database_dbtaskresult wagtailadmin_formstate""".split()
WRITES = [
    "UPDATE core_pageexposure SET on_internet = true",
    "UPDATE wagtailcore_page SET live = true",
    "DELETE FROM wagtailcore_page",
    "INSERT INTO core_pageexposure (page_id, on_internet, on_wan) VALUES (1, true, true)",
    "UPDATE core_portalrendition SET file = 'x'",
    "DELETE FROM core_portalrendition",
    "UPDATE core_user SET is_superuser = true",
    "DELETE FROM search_askedquestion",
    "UPDATE search_askedquestion SET words = 'x'",
    "UPDATE search_chosenhit SET key = 'x'",
    "INSERT INTO search_pinnedresult (words, folded, page_id, site_id, created_at) VALUES ('', '', 1, 1, now())",
    "SELECT created_by_id FROM search_pinnedresult",
    "CREATE TABLE eigenes (id int)",
    "TRUNCATE core_portaldocument",
]


@pytest.fixture
def role() -> str:
    """The role, made by the very script of the installation, under a name of this test's own."""
    name = f"portal_internet_{uuid.uuid4().hex[:8]}"
    script = (PROJECT_DIR / "deploy/sql/internet-role.sql").read_text(encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute(script.replace("portal_internet", name))
    return name


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """Statements inside run with the rights of the role alone."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def refused(role: str, statement: str) -> bool:
    with acting_as(role):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        except DatabaseError as error:
            return "permission denied" in str(error) or "must be owner" in str(error)
    return False


@pytest.fixture
def paths(settings, tmp_path) -> list[str]:
    """Addresses of one page of every kind, with what readers' pages show."""
    settings.PORTAL_SEARCH_DIR = tmp_path / "search"
    site = make_site("tuyengiao")
    make_site("cong", tier=Tier.PORTAL)
    seat(make_user(Role.APPROVER, site, job_title="Phó Trưởng ban"), site, Position.CHIEF, make_area())
    picture, file = make_picture(site), make_file(collection=site.collection)
    article = publish(
        make_article(site, lead_image=picture, body=[("image", {"image": picture, "caption": "Ảnh"})]), site
    )
    publish(make_article(site, parent=section(site), lead_image=make_picture(site)), site)
    document = publish(make_document(site, file=file), site)
    live_document(site, "Trang một nói về việc thử nghiệm.")
    outbox_drain()
    local = ["/" + page.url_path.split("/", 2)[2] for page in (article, document)]
    lists = ["/", "/tin-tuc/", "/van-ban/", "/muc/", "/sitemap.xml", "/tim-kiem/?q=thử nghiệm"]
    return [*lists, *local, file.url, picture.get_rendition("fill-240x160").url]


def test_readers_pages_are_rendered_under_the_role(role, paths):
    with internet_process(), acting_as(role):
        answers = {path: Client().get(path, HTTP_HOST=HOST).status_code for path in paths}
        home = Client().get("/", HTTP_HOST="cong.test").status_code
        found = Client().get("/tim-kiem/?q=thử nghiệm", HTTP_HOST=HOST).context["results"]
    assert set(answers.values()) == {200}, answers
    assert home == 200
    assert found.total >= 2


def test_a_size_nobody_asked_for_is_drawn_and_kept_under_the_role(role, paths):
    PortalRendition.objects.all().delete()
    with internet_process(), acting_as(role):
        body = Client().get("/tin-tuc/", HTTP_HOST=HOST).content.decode()
        pictures = set(re.findall(r'"(/media/[^" ]+)', body))
        assert {Client().get(path, HTTP_HOST=HOST).status_code for path in pictures} == {200}
    assert PortalRendition.objects.exists()


def test_what_does_not_exist_is_404_under_the_role_and_no_fault(role, paths):
    with internet_process(), acting_as(role):
        for path in ("/khong-co/", "/tep/999999/x.pdf", "/media/x.png", "/admin/"):
            assert Client().get(path, HTTP_HOST=HOST).status_code == 404, path


@pytest.mark.parametrize("table", CLOSED)
def test_the_role_reads_nothing_of_people_versions_and_histories(role, table):
    assert refused(role, f"SELECT * FROM {table}")  # noqa: S608 - names from the list above


@pytest.mark.parametrize("column", ["password", "email", "username", "last_login"])
def test_the_role_reads_of_accounts_only_what_a_board_s_page_prints(role, column):
    assert refused(role, f"SELECT {column} FROM core_user")  # noqa: S608 - names from the list above
    assert not refused(role, "SELECT full_name, job_title FROM core_user")


@pytest.mark.parametrize("statement", WRITES)
def test_the_role_writes_nothing_but_sizes_of_pictures(role, statement):
    assert refused(role, statement)


def test_the_role_may_write_into_the_tables_that_readers_fill_only(role):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants"
            " WHERE grantee = %s AND privilege_type <> 'SELECT'",
            [role],
        )
        whole = {row[0] for row in cursor.fetchall()}
    assert whole == {"core_portalrendition", "search_askedquestion", "search_chosenhit", "search_apiuse"}


def test_what_readers_ask_and_open_is_counted_under_the_role(role, paths):
    agent = {"host": HOST, "user-agent": "Mozilla/5.0 Firefox/128.0", "origin": f"http://{HOST}"}
    with internet_process(), acting_as(role):
        reader = Client(headers=agent)
        for _time in range(2):
            shown = reader.get("/tim-kiem/?q=thử nghiệm").context["results"]
        said = {"q": "thử nghiệm", "key": shown.hits[0].key, "place": 1}
        assert [reader.post("/tim-kiem/mo/", said).status_code for _time in range(2)] == [204, 204]
    question = AskedQuestion.objects.get()
    assert (question.words, question.times, question.found, question.opened) == (
        *("thử nghiệm", 2, shown.total, 2),
    )
    assert question.chosen.get().times == 2


def test_what_is_asked_on_the_party_network_does_not_exist_for_the_role(role):
    row = {"site": make_site("tuyengiao"), "day": timezone.localdate(), "times": 5}
    for channel in (Channel.WAN, Channel.INTERNET):
        question = AskedQuestion.objects.create(channel=channel, words=f"hỏi trên {channel}", **row)
        ChosenHit.objects.create(question=question, key=f"article:{question.pk}")
    assert column(role, "SELECT words FROM search_askedquestion") == {"hỏi trên internet"}
    assert column(role, "SELECT question_id FROM search_chosenhit") == {question.pk}
    with acting_as(role), connection.cursor() as cursor:
        cursor.execute("UPDATE search_askedquestion SET times = 9")
    assert AskedQuestion.objects.get(channel=Channel.WAN).times == 5


def test_a_program_is_known_and_counted_under_the_role_and_its_owner_is_not(role, paths):
    program, token = create_client(name="Báo", contact="bao@example.vn", per_minute=60)
    with internet_process(), acting_as(role):
        answers = [
            Client().get("/api/v1/documents", headers={"host": HOST, "Authorization": f"Bearer {token}"})
            for _ in range(2)
        ]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert program.uses.get().requests == 2
    assert refused(role, "SELECT contact FROM search_apiclient")
    assert refused(role, "UPDATE search_apiclient SET is_active = true")


def close_rows(role: str) -> None:
    """The optional second script, as the installation runs it."""
    script = (PROJECT_DIR / "deploy/sql/internet-rows.sql").read_text(encoding="utf-8")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(script.replace("portal_internet", role))


def column(role: str, statement: str) -> set[Any]:
    """First column of what the role gets."""
    with acting_as(role), connection.cursor() as cursor:
        cursor.execute(statement)
        return {row[0] for row in cursor.fetchall()}


def test_with_closed_rows_readers_pages_are_as_before(role, paths):
    close_rows(role)
    with internet_process(), acting_as(role):
        answers = {path: Client().get(path, HTTP_HOST=HOST).status_code for path in paths}
        found = Client().get("/tim-kiem/?q=thử nghiệm", HTTP_HOST=HOST).context["results"]
    assert set(answers.values()) == {200}, answers
    assert found.total >= 2


def test_with_closed_rows_drafts_and_the_other_network_do_not_exist_for_the_role(role):
    site = make_site("tuyengiao")
    draft, shown = make_article(site), publish(make_article(site), site)
    wan = publish(make_article(site, channel=Channel.WAN), site)
    closed_file, open_file = make_file(collection=site.collection), make_file(collection=site.collection)
    live_document(site, "chữ kín", file=closed_file, channel=Channel.WAN)
    live_document(site, "chữ mở", file=open_file)
    close_rows(role)
    articles = column(role, "SELECT page_ptr_id FROM news_articlepage")
    assert shown.pk in articles
    assert not {draft.pk, wan.pk} & articles
    assert not {draft.pk, wan.pk} & column(role, "SELECT id FROM wagtailcore_page")
    assert column(role, "SELECT id FROM core_portaldocument") == {open_file.pk}
    assert column(role, "SELECT text FROM docslib_filepage") == {"chữ mở"}


def test_the_role_logs_in_and_reads_no_more_than_that(role_that_logs_in):
    with connect(role_that_logs_in) as session:
        assert session.execute("SELECT count(*) FROM wagtailcore_page").fetchone() is not None
        assert session.execute("SHOW statement_timeout").fetchone() == ("15s",)
        for statement in ("SELECT password FROM core_user", "SELECT * FROM wagtailcore_revision", *WRITES):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(statement)


@pytest.fixture
def role_that_logs_in() -> Iterator[str]:
    """The role as the installation makes it, outside of the test's transaction; dropped afterwards."""
    name = f"portal_internet_{uuid.uuid4().hex[:8]}"
    script = (PROJECT_DIR / "deploy/sql/internet-role.sql").read_text(encoding="utf-8")
    with connect() as session:
        session.execute(script.replace("portal_internet", name))
        session.execute(f"ALTER ROLE {name} LOGIN PASSWORD '{name}'")
        yield name
        session.execute(f"DROP OWNED BY {name}; DROP ROLE {name}")


def connect(role: str = "") -> psycopg.Connection[tuple[Any, ...]]:
    """A connection of its own to the database under test; as its owner when no role is named."""
    known = {**connection.get_connection_params(), "cursor_factory": psycopg.Cursor}
    login = {"user": role, "password": role} if role else {}
    return psycopg.connect(**{**known, **login}, autocommit=True)
