"""The tier-1 portal of Tỉnh ủy Trường Khê."""

from __future__ import annotations

from datetime import date

from sites.demo.shapes import DemoBoard, DemoSection, DemoSite

PARTY_AREAS = ("xay-dung-dang", "tuyen-giao", "dan-van", "kiem-tra-giam-sat", "mat-tran-doan-the")
STATE_AREAS = ("kinh-te-xa-hoi", "noi-chinh", "quoc-phong-an-ninh")

BOARD = DemoBoard(
    decision="214-QĐ/TU",
    decided_on=date(2026, 3, 9),
    chief="truongban.tinhuy",
    deputies=(
        ("phoban.xaydungdang", PARTY_AREAS),
        ("phoban.kinhte", STATE_AREAS),
    ),
    members=(
        ("bientap.tinhuy", PARTY_AREAS),
        ("bientap2.tinhuy", STATE_AREAS),
    ),
)

SECTIONS = (
    DemoSection("thoi-su", "Thời sự", "Hoạt động của Tỉnh ủy và các cấp ủy trong tuần.", ("VPTU",)),
    DemoSection("kinh-te-xa-hoi", "Kinh tế – xã hội", "Mùa màng, bến cảng, trường lớp, trạm y tế."),
    DemoSection("nguoi-tot-viec-tot", "Người tốt, việc tốt", "Những người làm được việc, kể lại."),
    DemoSection(
        "xay-dung-dang",
        "Xây dựng Đảng",
        "Sinh hoạt chi bộ, cán bộ, đảng viên và tổ chức cơ sở.",
        ("BTCTU",),
    ),
    DemoSection("tuyen-giao", "Tuyên giáo", "Thông tin, tuyên truyền, lịch sử Đảng bộ.", ("BTGDVTU",)),
    DemoSection("dan-van", "Dân vận", "Nghe dân, cùng dân làm.", ("BTGDVTU",)),
    DemoSection(
        "kiem-tra-giam-sat",
        "Kiểm tra, giám sát",
        "Kết quả kiểm tra, giám sát và kỷ luật của Đảng.",
        ("UBKTTU",),
    ),
    DemoSection(
        "noi-chinh", "Nội chính", "Tiếp dân, phòng, chống tham nhũng, lãng phí, tiêu cực.", ("BNCTU",)
    ),
    DemoSection(
        "hoc-tap-va-lam-theo-bac",
        "Học tập và làm theo Bác",
        "Việc nhỏ làm đều, việc khó làm gương.",
        ("BTGDVTU", "BTCTU"),
    ),
    DemoSection(
        "bao-ve-nen-tang-tu-tuong",
        "Bảo vệ nền tảng tư tưởng",
        "Bài nghiên cứu, trao đổi của người làm công tác tư tưởng trong tỉnh.",
        ("BTGDVTU", "TCT"),
    ),
    DemoSection(
        "thong-tin-noi-bo",
        "Thông tin nội bộ",
        "Chỉ đọc được trên mạng thông tin diện rộng của Đảng.",
        ("VPTU",),
        "wan",
    ),
)

PORTAL = DemoSite(
    key="tinhuy",
    organ="TU",
    name="Cổng thông tin điện tử Tỉnh ủy Trường Khê",
    tier=1,
    theme="son",
    licence="18/GP-TTĐT",
    licensed_on=date(2026, 4, 17),
    address="Số 2, đường Bờ Kè, phường Tân Khê, tỉnh Trường Khê",
    phone="0299 3555 010",
    responsible="Đàm Khắc Vịnh, Phó Bí thư Thường trực Tỉnh ủy, Trưởng Ban Biên tập",
    slogan="Nói đi đôi với làm, làm đến nơi đến chốn",
    sections=SECTIONS,
    board=BOARD,
    people={
        "chief": ("truongban.tinhuy",),
        "deputy": ("phoban.xaydungdang", "phoban.kinhte"),
        "receiver": ("tiepnhan.tinhuy",),
        "editor": ("bientap.tinhuy", "bientap2.tinhuy"),
        "contributor": ("vietbai.tinhuy", "vietbai2.tinhuy"),
        "manager": ("quantri.tinhuy",),
    },
)
