"""Loads organs, people, sites, boards and roles of the demo province."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.utils.text import slugify
from wagtail.models import Page, Site

from core.channels import Channel
from core.demo import DemoContext
from sites.demo.areas import AREAS
from sites.demo.organs import DemoOrgan, all_organs
from sites.demo.people import PASSWORD, PEOPLE
from sites.demo.plan import CENTRAL_PEOPLE, SITES, SUPERUSER
from sites.demo.shapes import DOMAIN, DemoBoard, DemoSite
from sites.enums import OrganKind, Position, Theme, Tier
from sites.models import BoardMember, EditorialBoard, Organ, PortalHomePage, PortalSite, SubjectArea
from sites.provisioning import HostSpec, SectionSpec, SiteSpec
from sites.roles import Role
from sites.services.grants import end_expired
from sites.services.provisioning import provision_site
from sites.services.roles import assign_role, sync_central_groups

ROLES = {
    "chief": Role.APPROVER,
    "deputy": Role.APPROVER,
    "receiver": Role.SECRETARY,
    "editor": Role.EDITOR,
    "contributor": Role.CONTRIBUTOR,
    "manager": Role.MANAGER,
}


CENTRAL_REASONS = {
    "central_board": "Quyết định lập Ban Biên tập Cổng",
    "technical_admin": "Phân công của Chánh Văn phòng Tỉnh ủy",
    "leadership": "Theo chức trách lãnh đạo",
    "auditor": "Kế hoạch kiểm tra hoạt động các trang thông tin năm 2026",
}


def load_frame(context: DemoContext) -> None:
    """Organs, subject areas, people, sites with boards and roles."""
    _remove_welcome_page()
    load_organs(context)
    for order, (slug, name) in enumerate(AREAS, start=1):
        area, _ = SubjectArea.objects.get_or_create(slug=slug, defaults={"name": name, "order": order * 10})
        context.remember("area", slug, area)
    load_people(context)
    _follow_port()
    for plan in SITES:
        load_site(context, plan)
    load_central_roles(context)


def _remove_welcome_page() -> None:
    """Wagtail's first migration leaves an English welcome page and a site; nobody asked for them."""
    welcome = Page.objects.filter(
        depth=2, slug="home", title__startswith="Welcome to your new Wagtail"
    ).first()
    if welcome is not None:
        Site.objects.filter(root_page=welcome).delete()
        welcome.delete()


def load_organs(context: DemoContext) -> None:
    """Organs first, then who stands above whom and who took over from whom."""
    plans = all_organs()
    made = {plan.code for plan in plans if _ensure_organ(context, plan)}
    for plan in plans:
        organ = context.recall("organ", plan.code)
        if plan.code not in made:
            continue
        organ.parent = context.recall("organ", plan.parent) if plan.parent else None
        organ.successor = context.recall("organ", plan.successor) if plan.successor else None
        organ.save(update_fields=["parent", "successor"])


def _ensure_organ(context: DemoContext, plan: DemoOrgan) -> bool:
    organ, created = Organ.objects.get_or_create(
        slug=slugify(plan.code.replace("Đ", "D")),
        defaults={
            "code": plan.code,
            "name": plan.name,
            "short_name": plan.short_name,
            "kind": OrganKind(plan.kind),
            "starts_on": plan.since,
            "ends_on": plan.until,
        },
    )
    context.remember("organ", plan.code, organ)
    return created


def load_people(context: DemoContext) -> None:
    """Accounts; one hash for all, because they share one password and hashing is slow on purpose."""
    users = get_user_model().objects
    hashed = ""
    for person in PEOPLE:
        user = users.filter(username=person.username).first()
        if user is None:
            hashed = hashed or make_password(PASSWORD)
            user = users.create(
                username=person.username,
                password=hashed,
                email=person.email,
                full_name=person.name,
                job_title=person.post,
                is_superuser=person.username == SUPERUSER,
                is_staff=person.username == SUPERUSER,
            )
        context.remember("user", person.username, user)


def served_port() -> int:
    """The port that the demo is served on, as its own address says."""
    return urlsplit(settings.WAGTAILADMIN_BASE_URL).port or 80


def _follow_port() -> None:
    """Links between sites name the port: it may differ from the one of the last start."""
    hosts = Site.objects.filter(hostname__endswith=DOMAIN).exclude(port=served_port())
    if hosts.update(port=served_port()):
        Site.clear_site_root_paths_cache()


def load_site(context: DemoContext, plan: DemoSite) -> None:
    """One site through the service that opens every site, then its footer, board and people."""
    known = PortalSite.objects.filter(code=plan.key).exists()
    portal_site = context.remember("site", plan.key, provision_site(_spec(context, plan)))
    if known:
        return
    context.say(f"  {plan.name}")
    _fill_footer(portal_site, plan)
    _appoint(context, portal_site, plan.board)
    for role, names in plan.people.items():
        for name in names:
            assign_role(
                user=context.recall("user", name),
                role=ROLES[role],
                portal_site=portal_site,
                reason=f"Quyết định {plan.board.decision}",
            )


def _spec(context: DemoContext, plan: DemoSite) -> SiteSpec:
    port = served_port()
    return SiteSpec(
        organ=context.recall("organ", plan.organ),
        code=plan.key,
        name=plan.name,
        short_name=plan.short_name,
        tier=Tier.PORTAL if plan.tier == 1 else Tier.DEPARTMENT,
        theme=Theme(plan.theme),
        hosts=(
            HostSpec(plan.internet_host, Channel.INTERNET, port),
            HostSpec(plan.wan_host, Channel.WAN, port),
        ),
        sections=tuple(
            SectionSpec(
                section.title,
                section.slug,
                Channel(section.channel),
                tuple(context.recall("organ", code).slug for code in section.organs),
                introduction=section.intro,
            )
            for section in plan.sections
        ),
    )


def _fill_footer(portal_site: PortalSite, plan: DemoSite) -> None:
    portal_site.slogan = "Đảng bộ tỉnh Trường Khê"
    portal_site.responsible_person = plan.responsible
    portal_site.licence = (
        f"Giấy phép số {plan.licence}, Sở Văn hóa, Thể thao và Du lịch tỉnh Trường Khê cấp ngày "
        f"{plan.licensed_on:%d/%m/%Y}"
    )
    portal_site.address, portal_site.phone, portal_site.email = plan.address, plan.phone, plan.email
    portal_site.save()
    # The band on the home page is the site's own furniture: no board ever moderated it.
    PortalHomePage.objects.filter(pk=portal_site.root_page_id).update(
        slogan=plan.slogan, slogan_note="Phương châm nhiệm kỳ 2025 – 2030"
    )


def _appoint(context: DemoContext, portal_site: PortalSite, plan: DemoBoard) -> None:
    board = EditorialBoard.objects.create(
        portal_site=portal_site,
        name=f"Ban Biên tập {portal_site.short_name}",
        decision_number=plan.decision,
        decision_date=plan.decided_on,
        starts_on=plan.decided_on,
    )
    seats: list[tuple[str, Position, tuple[str, ...]]] = [(plan.chief, Position.CHIEF, ())]
    seats += [(name, Position.DEPUTY, areas) for name, areas in plan.deputies]
    seats += [(name, Position.MEMBER, areas) for name, areas in plan.members]
    for name, position, areas in seats:
        seat = BoardMember(
            board=board, user=context.recall("user", name), position=position, starts_on=plan.decided_on
        )
        seat.save()
        seat.subject_areas.set([context.recall("area", slug) for slug in areas])
        seat.save()


def load_central_roles(context: DemoContext) -> None:
    """Roles on the whole portal; people who hold one already keep what they have, and an inspection whose time is
    over begins anew."""
    sync_central_groups()
    end_expired()
    for role, names in CENTRAL_PEOPLE.items():
        for name in names:
            user = context.recall("user", name)
            if not user.groups.exists():
                assign_role(user=user, role=Role(role), reason=CENTRAL_REASONS[role])
