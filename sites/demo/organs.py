"""Organs of the invented province: codes, kinds, dates of effect, who took over from whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

REORGANISED = date(2025, 2, 17)
NO_DISTRICTS = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class DemoOrgan:
    """One organ as the demo knows it; `kind` is a key that the loader maps to `OrganKind`."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str = ""
    since: date = date(1997, 1, 1)
    until: date | None = None
    successor: str = ""


PROVINCE = (
    DemoOrgan("TU", "Tỉnh ủy Trường Khê", "Tỉnh ủy", "committee"),
    DemoOrgan("VPTU", "Văn phòng Tỉnh ủy Trường Khê", "Văn phòng Tỉnh ủy", "office", "TU"),
    DemoOrgan(
        "BTGDVTU",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Trường Khê",
        "Ban Tuyên giáo và Dân vận",
        "department",
        "TU",
        REORGANISED,
    ),
    DemoOrgan("BTCTU", "Ban Tổ chức Tỉnh ủy Trường Khê", "Ban Tổ chức", "department", "TU"),
    DemoOrgan("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy Trường Khê", "Ủy ban Kiểm tra", "inspection", "TU"),
    DemoOrgan(
        "BNCTU", "Ban Nội chính Tỉnh ủy Trường Khê", "Ban Nội chính", "department", "TU", date(2013, 6, 3)
    ),
    DemoOrgan("TCT", "Trường Chính trị tỉnh Trường Khê", "Trường Chính trị", "school", "TU"),
    DemoOrgan(
        "BTGTU",
        "Ban Tuyên giáo Tỉnh ủy Trường Khê",
        "Ban Tuyên giáo",
        "department",
        "TU",
        until=date(2025, 2, 16),
        successor="BTGDVTU",
    ),
    DemoOrgan(
        "BDVTU",
        "Ban Dân vận Tỉnh ủy Trường Khê",
        "Ban Dân vận",
        "department",
        "TU",
        until=date(2025, 2, 16),
        successor="BTGDVTU",
    ),
    DemoOrgan("UBND", "Ủy ban nhân dân tỉnh Trường Khê", "Ủy ban nhân dân tỉnh", "state"),
    DemoOrgan(
        "ĐUUBND",
        "Đảng ủy Ủy ban nhân dân tỉnh Trường Khê",
        "Đảng ủy UBND tỉnh",
        "local_committee",
        "TU",
        REORGANISED,
    ),
    DemoOrgan(
        "ĐUCCQĐ",
        "Đảng ủy các cơ quan Đảng tỉnh Trường Khê",
        "Đảng ủy các cơ quan Đảng tỉnh",
        "local_committee",
        "TU",
        REORGANISED,
    ),
    DemoOrgan("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Trường Khê", "Mặt trận Tổ quốc tỉnh", "union"),
    DemoOrgan(
        "BPT",
        "Báo và phát thanh, truyền hình Trường Khê",
        "Báo và PTTH Trường Khê",
        "state",
        "TU",
        NO_DISTRICTS,
    ),
)

COMMITTEES = (
    ("ĐUBN", "phường Bến Ngự"),
    ("ĐUTK", "phường Tân Khê"),
    ("ĐUHV", "phường Hải Vọng"),
    ("ĐUCL", "phường Cầu Lim"),
    ("ĐUMT", "xã Mộc Trà"),
    ("ĐUĐN", "xã Đá Nghiêng"),
    ("ĐULS", "xã Lũng Sương"),
    ("ĐUĐV", "xã Đồng Vọng"),
    ("ĐULG", "xã Lạch Gió"),
    ("ĐUKL", "xã Kim Lò"),
    ("ĐUHC", "xã Hạ Cói"),
    ("ĐUNK", "xã Nà Khoan"),
    ("ĐUSĐ", "xã Suối Điệp"),
)

ABOLISHED = DemoOrgan(
    "HUTT",
    "Huyện ủy Thượng Trà",
    "Huyện ủy Thượng Trà",
    "local_committee",
    "TU",
    until=date(2025, 6, 30),
    successor="ĐUMT",
)


def commune_committees() -> tuple[DemoOrgan, ...]:
    """Return the Party committees of wards and communes, which exist since the districts ended."""
    return tuple(
        DemoOrgan(code, f"Đảng ủy {place}", f"Đảng ủy {place}", "local_committee", "TU", NO_DISTRICTS)
        for code, place in COMMITTEES
    )


def all_organs() -> tuple[DemoOrgan, ...]:
    """Return every organ; parents and successors stand in the same tuple, in any order."""
    return (*PROVINCE, *commune_committees(), ABOLISHED)
