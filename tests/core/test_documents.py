"""What is written about the project agrees with the project."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
import yaml
from django.core.management import call_command, get_commands
from django.utils import translation

from core.settings.env import PROJECT_DIR
from sites.roles import Role


def read(name: str) -> str:
    return (PROJECT_DIR / name).read_text(encoding="utf-8")


def pages() -> list[Path]:
    return [*PROJECT_DIR.glob("*.md"), *(PROJECT_DIR / "docs").rglob("*.md")]


def test_the_roles_page_is_the_table_of_the_code():
    out = StringIO()
    call_command("roles_table", stdout=out)
    assert out.getvalue().strip() == read("docs/roles.md").strip(), "run `make docs-roles`"


def test_the_architecture_page_names_every_role():
    page = read("docs/architecture.md")
    section = page[page.index("## Roles") : page.index("## Words")].lower()
    with translation.override("en"):
        assert [role.label for role in Role if str(role.label).lower() not in section] == []


def test_the_dependency_page_has_a_line_for_every_requirement():
    page = read("docs/dependencies.md")
    wanted = [
        re.split(r"[<>=\[]", line.strip())[0]
        for name in ("requirements.in", "requirements-dev.in")
        for line in read(name).splitlines()
        if line.strip() and not line.startswith(("#", "-"))
    ]
    assert [name for name in wanted if f"| {name} |" not in page] == []


def test_every_link_between_the_documents_leads_to_a_file():
    broken = []
    for page in pages():
        for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_every_path_on_the_architecture_page_is_there():
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+/?)`", read("docs/architecture.md"))
    assert [path for path in named if not (PROJECT_DIR / path).exists()] == []


def test_every_target_of_the_makefile_that_the_pages_name_is_there():
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    pages = [*PROJECT_DIR.glob("*.md"), *(PROJECT_DIR / "docs").rglob("*.md")]
    named = {
        word for page in pages for word in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))
    }
    assert named - targets == set()


def test_each_network_has_a_web_process_of_its_own():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    channels = {
        name: service["environment"]["PORTAL_CHANNEL"] for name, service in services.items() if "web" in name
    }
    assert channels == {"web-wan": "wan", "web-internet": "internet"}


@pytest.mark.parametrize("name", ["static.inc", "media.inc", "wan.conf", "internet.conf"])
def test_nginx_never_maps_the_folder_of_private_files(name):
    served = re.findall(r"^\s*(?:alias|root) (\S+);", read(f"deploy/nginx/conf.d/{name}"), re.MULTILINE)
    assert set(served) <= {"/srv/portal/static/", "/srv/portal/media/"}


@pytest.mark.parametrize("name", ["wan.conf", "internet.conf"])
def test_nginx_sends_a_picture_only_when_the_portal_says_so(name):
    """Every location with the folder of pictures is internal, and no public address leads into it."""
    locations = re.findall(r"location (\S+) \{([^}]*)\}", read(f"deploy/nginx/conf.d/{name}"))
    holders = {address: rules for address, rules in locations if "media.inc" in rules}
    assert set(holders) == {"/_pictures/"}
    assert "internal;" in holders["/_pictures/"]


def test_the_internet_process_has_a_database_role_of_its_own():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    address = services["web-internet"]["environment"]["PORTAL_DATABASE_URL"]
    assert address.startswith("postgres://portal_internet:")
    assert "portal_internet" not in services["web-wan"]["environment"]["PORTAL_DATABASE_URL"]
    assert "environment.internet" in read("deploy/systemd/portal-web-internet.service")


def test_the_internet_process_knows_no_user_of_the_cluster_but_its_own_reader():
    services = yaml.safe_load(read("compose.yaml"))["services"]
    known = services["web-internet"]["environment"]
    closed = {"PORTAL_SEARCH_INTERNET_WRITER", "PORTAL_SEARCH_WAN_READER", "PORTAL_SEARCH_WAN_WRITER"}
    assert {known[name] for name in closed} == {""}
    assert {"search-1", "search-2", "search-3"} <= services.keys()


def test_who_reads_one_network_in_the_cluster_has_no_index_of_the_other():
    roles = yaml.safe_load(read("deploy/elasticsearch/roles.yml"))
    for channel in ("internet", "wan"):
        for act in ("reader", "writer"):
            names = {name for rule in roles[f"portal_{channel}_{act}"]["indices"] for name in rule["names"]}
            assert names == {f"portal-{channel}-*"}
        assert "write" not in roles[f"portal_{channel}_reader"]["indices"][0]["privileges"]


def test_the_internet_process_does_not_see_the_index_of_the_party_network():
    index = "/var/lib/portal/search/wan"
    assert f"InaccessiblePaths={index}\n" in read("deploy/systemd/portal-web-internet.service")
    services = yaml.safe_load(read("compose.yaml"))["services"]
    assert [place.partition(":")[0] for place in services["web-internet"]["tmpfs"]] == [index]
    # Made before, by the user who writes it: Docker would make it as root.
    assert index in " ".join(services["setup"]["command"])
    assert index in read("docs/install.md")


def test_nginx_writes_down_no_questions_of_readers():
    formats = re.findall(r"log_format portal ([^;]*);", read("deploy/nginx/conf.d/upstreams.conf"))
    assert len(formats) == 1
    telling = {"$request", "$request_uri", "$args", "$query_string", "$http_referer", "$uri"}
    assert not telling & set(re.findall(r"\$\w+", formats[0]))
    for name in ("wan.conf", "internet.conf"):
        conf = read(f"deploy/nginx/conf.d/{name}")
        logs = re.findall(r"access_log ([^;]*);", conf)
        assert logs == ["/var/log/nginx/access.log portal"] * conf.count("server {")


def test_nginx_gets_no_volume_that_holds_private_files():
    volumes = yaml.safe_load(read("compose.yaml"))["services"]["nginx"]["volumes"]
    assert not any(volume.startswith("var:") for volume in volumes)


def test_every_timer_starts_a_command_that_the_installation_page_names():
    page, units = read("docs/install.md"), PROJECT_DIR / "deploy/systemd"
    for timer in sorted(units.glob("*.timer")):
        named = re.search(r"^Unit=(\S+)", timer.read_text(encoding="utf-8"), re.MULTILINE)
        unit = named[1] if named else timer.with_suffix(".service").name
        command = re.search(r"@(\w+)\.service", unit)
        if command is None:
            command = re.search(r"manage\.py (\w+)", (units / unit).read_text(encoding="utf-8"))
        assert command[1] in get_commands()
        assert f"`{command[1]}" in page, timer.name
