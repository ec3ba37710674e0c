"""What `demo_accounts` prints: addresses of the sites and a user for every role."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.urls import reverse

from sites.demo.load import ROLES, served_port
from sites.demo.people import PASSWORD, person
from sites.demo.plan import CENTRAL_PEOPLE, SITES, SUPERUSER

SEATS = {
    "chief": "Trưởng ban, duyệt",
    "deputy": "Phó trưởng ban, duyệt theo lĩnh vực",
    "receiver": "Thư ký, tiếp nhận",
    "editor": "Ủy viên, biên tập",
    "contributor": "Cộng tác viên, viết bài",
    "manager": "Quản trị trang",
    "central_board": "Ban Biên tập trung tâm",
    "technical_admin": "Quản trị kỹ thuật",
    "leadership": "Lãnh đạo, chỉ xem",
    "auditor": "Giám sát, chỉ xem",
    "superuser": "Quản trị cao nhất, vẫn không tự đăng được",
}


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """One address of a site on one network."""

    url: str
    channel: str
    tier: int
    organ: str


@dataclass(frozen=True, slots=True)
class Account:
    """One account; `site` is the site's code, empty for a role on the whole portal."""

    username: str
    password: str
    role: str
    site: str


def _url(host: str) -> str:
    port = served_port()
    return f"http://{host}/" if port == 80 else f"http://{host}:{port}/"  # noqa: PLR2004  the web's own port


def addresses() -> list[SiteAddress]:
    """Every site on the Internet, then on the Party's network."""
    return [
        address
        for plan in SITES
        for address in (
            SiteAddress(_url(plan.internet_host), "internet", plan.tier, plan.organ),
            SiteAddress(_url(plan.wan_host), "wan", plan.tier, plan.organ),
        )
    ]


def _seats() -> list[tuple[str, str, str]]:
    """(user name, key of the seat, site) of everybody."""
    found = [(SUPERUSER, "superuser", "")]
    found += [(name, role, "") for role, names in CENTRAL_PEOPLE.items() for name in names]
    found += [
        (name, role, plan.key) for plan in SITES for role, names in plan.people.items() for name in names
    ]
    return found


def accounts() -> list[Account]:
    """Every account with its role as the table of roles names it."""
    return [
        Account(name, PASSWORD, ROLES[seat].value if seat in ROLES else seat, site)
        for name, seat, site in _seats()
    ]


def as_data() -> dict[str, list[dict[str, object]]]:
    """The listing for programs."""
    return {
        "sites": [asdict(address) for address in addresses()],
        "accounts": [asdict(account) for account in accounts()],
    }


def as_text() -> str:
    """The listing for people."""
    lines = ["", "Các trang của tỉnh Trường Khê"]
    for plan in SITES:
        lines.append(f"  {plan.name} (cấp {plan.tier})")
        lines.append(f"    Internet            {_url(plan.internet_host)}")
        lines.append(f"    Mạng diện rộng      {_url(plan.wan_host)}")
    admin = _url(SITES[0].wan_host).rstrip("/") + reverse("wagtailadmin_home")
    lines += ["", f"Trang quản trị: {admin}", f"Mật khẩu chung của các tài khoản thử: {PASSWORD}"]
    site = None
    for name, seat, key in _seats():
        if key != site:
            site = key
            title = next((plan.short_name for plan in SITES if plan.key == key), "Toàn cổng")
            lines += ["", f"  {title}"]
        who = person(name)
        lines.append(f"    {name:<24}{SEATS[seat]:<44}{who.name}, {who.post}")
    return "\n".join(lines)
