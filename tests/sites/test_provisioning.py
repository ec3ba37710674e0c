"""Opening a site: one act, twice the same, nothing by halves (A01, A14)."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page, Site, WorkflowPage

from core.channels import Channel
from docslib.models import DocumentLibraryPage
from news.models import NewsIndexPage
from sites.enums import Tier
from sites.models import Organ, PortalSite, RoleGroup, SectionPage, SiteHost
from sites.provisioning import HostSpec, LineError, SectionSpec, SiteSpec, parse_host, parse_section
from sites.services.provisioning import ProvisioningError, open_site, provision_site
from tests.factories import make_organ, make_site

pytestmark = pytest.mark.django_db


def a_spec(**fields) -> SiteSpec:
    values = {
        "organ": make_organ("BTCTU"),
        "code": "tochuc",
        "name": "Trang Ban Tổ chức",
        "short_name": "Ban Tổ chức",
        "hosts": (HostSpec("tochuc.test", Channel.INTERNET),),
        **fields,
    }
    return SiteSpec(**values)


def reasons_for(spec: SiteSpec) -> list[str]:
    with pytest.raises(ProvisioningError) as refused:
        provision_site(spec)
    return refused.value.reasons


def test_a_third_site_needs_no_code():
    make_site("tuyengiao")
    make_site("tochuc")
    third = make_site("kiemtra")
    assert Client().get("/", headers={"host": "kiemtra.test"}).status_code == 200
    below = Page.objects.descendant_of(third.root_page)
    assert below.type(NewsIndexPage).count() == below.type(DocumentLibraryPage).count() == 1
    assert WorkflowPage.objects.filter(page=third.root_page).exists()


def test_sites_are_siblings_below_the_root():
    sites = [make_site("tuyengiao"), make_site("tochuc")]
    assert {site.root_page.get_parent().pk for site in sites} == {Page.get_first_root_node().pk}


def test_opening_again_changes_nothing():
    def counts():
        models = (Page, Site, SiteHost, PortalSite, RoleGroup, GroupPagePermission, GroupCollectionPermission)
        return [model.objects.count() for model in models]

    provision_site(a_spec())
    before = counts()
    provision_site(a_spec())
    assert counts() == before


def test_opening_again_keeps_what_was_edited():
    site = provision_site(a_spec(sections=(SectionSpec("Tin", "tin"),)))
    PortalSite.objects.filter(pk=site.pk).update(phone="0200 000 000", theme="nau")
    SectionPage.objects.descendant_of(site.root_page).update(title="Tin đã đổi tên")
    again = provision_site(a_spec(sections=(SectionSpec("Tin", "tin"),)))
    assert (again.phone, again.theme) == ("0200 000 000", "nau")
    assert SectionPage.objects.descendant_of(site.root_page).get().title == "Tin đã đổi tên"


def test_opening_again_brings_a_new_host_and_section():
    site = provision_site(a_spec())
    wan = HostSpec("wan-tochuc.test", Channel.WAN)
    provision_site(a_spec(hosts=(*a_spec().hosts, wan), sections=(SectionSpec("Mới", "moi"),)))
    assert site.hosts.count() == 2
    assert SectionPage.objects.descendant_of(site.root_page).filter(slug="moi", live=True).exists()


def test_a_site_without_a_host_is_refused():
    assert len(reasons_for(a_spec(hosts=()))) == 1


def test_a_host_of_another_site_is_refused():
    make_site("tuyengiao")
    spec = a_spec(hosts=(HostSpec("tuyengiao.test", Channel.INTERNET),))
    assert "tuyengiao.test" in reasons_for(spec)[0]


def test_a_host_never_changes_its_network_in_passing():
    provision_site(a_spec())
    assert "tochuc.test" in reasons_for(a_spec(hosts=(HostSpec("tochuc.test", Channel.WAN),)))[0]


def test_a_host_given_twice_is_refused():
    both = (HostSpec("a.test", Channel.WAN), HostSpec("a.test", Channel.INTERNET))
    assert len(reasons_for(a_spec(hosts=both))) == 1


def test_a_second_site_of_an_organ_is_refused():
    provision_site(a_spec())
    reasons = reasons_for(a_spec(code="khac", hosts=(HostSpec("khac.test", Channel.WAN),)))
    assert len(reasons) == 1
    assert "Trang Ban Tổ chức" in reasons[0]


def test_a_code_of_another_organ_is_refused():
    provision_site(a_spec())
    assert reasons_for(a_spec(organ=make_organ("UBKTTU")))


def test_a_second_provincial_portal_is_refused():
    make_site("tinh", tier=Tier.PORTAL)
    assert reasons_for(a_spec(tier=Tier.PORTAL))


def test_all_reasons_are_told_at_once_and_nothing_is_made():
    pages = Page.objects.count()
    reasons = reasons_for(a_spec(code="Sai mã", name="", hosts=(HostSpec("Sai tên", Channel.WAN),)))
    assert len(reasons) == 3
    assert Page.objects.count() == pages


def test_a_refused_site_leaves_no_new_organ_behind():
    organ = Organ(code="MOI", slug="moi", name="Cơ quan mới", short_name="Mới", kind="department")
    with pytest.raises(ProvisioningError):
        open_site(organ=organ, spec=a_spec(organ=organ, hosts=()))
    assert not Organ.objects.filter(slug="moi").exists()


def test_a_name_that_only_wagtail_knew_is_led_to_the_new_site():
    Site.objects.update_or_create(
        hostname="localhost", port=80, defaults={"root_page": Page.get_first_root_node()}
    )
    site = provision_site(a_spec(hosts=(HostSpec("localhost", Channel.INTERNET),)))
    assert Site.objects.get(hostname="localhost").root_page_id == site.root_page_id


def test_host_lines_name_host_port_and_network():
    assert parse_host("Kiemtra.Test:8000=wan") == HostSpec("kiemtra.test", Channel.WAN, 8000)
    assert parse_host(" kiemtra.test = internet ") == HostSpec("kiemtra.test", Channel.INTERNET)


@pytest.mark.parametrize("line", ["", "kiemtra.test", "kiemtra.test=both", "=wan", "a.test:x=wan"])
def test_a_host_line_that_names_no_single_network_is_refused(line):
    with pytest.raises(LineError):
        parse_host(line)


@pytest.mark.parametrize("line", ["tin", "=Tin", "tin="])
def test_a_section_line_without_both_parts_is_refused(line):
    with pytest.raises(LineError):
        parse_section(line)


def run_command(*extra: str) -> str:
    out = StringIO()
    arguments = ["--code=kiemtra", "--organ=UBKTTU", "--name=Trang Ủy ban Kiểm tra"]
    call_command("provision_site", *arguments, "--host=kiemtra.test:8000=internet", *extra, stdout=out)
    return out.getvalue()


def test_the_command_opens_a_site_and_says_what_is_missing():
    make_organ("UBKTTU")
    said = run_command("--section=tin-kiem-tra=Tin kiểm tra")
    assert "http://kiemtra.test:8000/" in said
    assert PortalSite.objects.get(code="kiemtra").missing_before_opening[0] in said
    assert SectionPage.objects.filter(slug="tin-kiem-tra").exists()


def test_the_command_may_be_run_again():
    make_organ("UBKTTU")
    assert run_command() != run_command()
    assert PortalSite.objects.count() == 1


def test_the_command_makes_an_organ_when_its_name_is_given():
    run_command("--organ-name=Ủy ban Kiểm tra Tỉnh ủy", "--organ-kind=inspection")
    assert Organ.objects.get(code="UBKTTU").kind == "inspection"


def test_the_command_asks_for_the_name_of_an_unknown_organ():
    with pytest.raises(CommandError, match="UBKTTU"):
        run_command()


def test_the_command_prints_every_reason():
    make_organ("UBKTTU")
    make_site("tochuc")
    with pytest.raises(CommandError, match=r"tochuc\.test"):
        run_command("--host=tochuc.test=internet")
