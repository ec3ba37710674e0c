"""The four tier-2 sites of the demo province."""

from __future__ import annotations

from datetime import date

from sites.demo.areas import ALL_AREAS
from sites.demo.shapes import DemoBoard, DemoSection, DemoSite


def _board(
    key: str, decision: str, decided_on: date, *, deputies: tuple[str, str], areas: tuple[str, ...]
) -> DemoBoard:
    """A board of chief, two deputies and one member; `areas` are the second deputy's own."""
    rest = tuple(area for area in ALL_AREAS if area not in areas)
    return DemoBoard(
        decision=decision,
        decided_on=decided_on,
        chief=f"truongban.{key}",
        deputies=((deputies[0], rest), (deputies[1], areas)),
        members=((f"bientap.{key}", ALL_AREAS),),
    )


def _people(key: str, *deputies: str) -> dict[str, tuple[str, ...]]:
    return {
        "chief": (f"truongban.{key}",),
        "deputy": deputies,
        "receiver": (f"tiepnhan.{key}",),
        "editor": (f"bientap.{key}",),
        "contributor": (f"vietbai.{key}",),
        "manager": (f"quantri.{key}",),
    }


TUYENGIAO = DemoSite(
    key="tuyengiao",
    organ="BTGDVTU",
    name="Trang thông tin Ban Tuyên giáo và Dân vận Tỉnh ủy",
    tier=2,
    theme="cham",
    licence="21/GP-TTĐT",
    licensed_on=date(2026, 4, 28),
    address="Số 15, đường Hàng Lim, phường Tân Khê, tỉnh Trường Khê",
    phone="0299 3555 201",
    responsible="Phùng Thị Sâm, Trưởng Ban Tuyên giáo và Dân vận Tỉnh ủy",
    slogan="Đi trước một bước, nói điều dân cần",
    sections=(
        DemoSection("tin-hoat-dong", "Tin hoạt động", "Việc của Ban và của ngành trong tuần."),
        DemoSection("tuyen-truyen-bao-chi", "Tuyên truyền, báo chí", "Nghiệp vụ và kinh nghiệm cơ sở."),
        DemoSection("dan-van-kheo", "Dân vận khéo", "Mô hình hay, cách làm được dân bàn, dân làm."),
        DemoSection("lich-su-dang-bo", "Lịch sử Đảng bộ", "Hiện vật, nhân chứng, địa chỉ đỏ trong tỉnh."),
        DemoSection("tai-lieu-nghiep-vu", "Tài liệu nghiệp vụ", "Dành cho báo cáo viên.", (), "wan"),
    ),
    board=_board(
        "tuyengiao",
        "37-QĐ/BTGDVTU",
        date(2026, 4, 2),
        deputies=("phoban.tuyengiao", "phoban.danvan"),
        areas=("dan-van", "mat-tran-doan-the", "noi-chinh", "quoc-phong-an-ninh"),
    ),
    people=_people("tuyengiao", "phoban.tuyengiao", "phoban.danvan"),
)

TOCHUC = DemoSite(
    key="tochuc",
    organ="BTCTU",
    name="Trang thông tin Ban Tổ chức Tỉnh ủy",
    tier=2,
    theme="tram",
    licence="22/GP-TTĐT",
    licensed_on=date(2026, 4, 28),
    address="Số 4, đường Bờ Kè, phường Tân Khê, tỉnh Trường Khê",
    phone="0299 3555 301",
    responsible="Chử Văn Nhượng, Trưởng Ban Tổ chức Tỉnh ủy",
    slogan="Đúng người, đúng việc, đúng quy trình",
    sections=(
        DemoSection("tin-hoat-dong", "Tin hoạt động", "Việc của Ban và của ngành trong tuần."),
        DemoSection("to-chuc-co-so-dang", "Tổ chức cơ sở đảng", "Chi bộ, đảng bộ và nếp sinh hoạt."),
        DemoSection("can-bo", "Cán bộ", "Quy hoạch, luân chuyển, đánh giá, đào tạo."),
        DemoSection("dang-vien", "Đảng viên", "Kết nạp, quản lý, chuyển sinh hoạt."),
        DemoSection("hoi-dap-nghiep-vu", "Hỏi – đáp nghiệp vụ", "Câu hỏi từ cơ sở, trả lời có căn cứ."),
    ),
    board=_board(
        "tochuc",
        "52-QĐ/BTCTU",
        date(2026, 4, 6),
        deputies=("phoban.tochuc", "phoban2.tochuc"),
        areas=("kinh-te-xa-hoi", "noi-chinh", "quoc-phong-an-ninh", "mat-tran-doan-the"),
    ),
    people=_people("tochuc", "phoban.tochuc", "phoban2.tochuc"),
)

KIEMTRA = DemoSite(
    key="kiemtra",
    organ="UBKTTU",
    name="Trang thông tin Ủy ban Kiểm tra Tỉnh ủy",
    tier=2,
    theme="nau",
    licence="23/GP-TTĐT",
    licensed_on=date(2026, 5, 5),
    address="Số 6, đường Bờ Kè, phường Tân Khê, tỉnh Trường Khê",
    phone="0299 3555 401",
    responsible="Quách Đình Nghị, Chủ nhiệm Ủy ban Kiểm tra Tỉnh ủy",
    slogan="Nghiêm minh, khách quan, có lý có tình",
    sections=(
        DemoSection("tin-hoat-dong", "Tin hoạt động", "Kỳ họp, thông báo và việc của ngành."),
        DemoSection("kiem-tra", "Kiểm tra", "Kiểm tra khi có dấu hiệu vi phạm, kiểm tra theo chương trình."),
        DemoSection("giam-sat", "Giám sát", "Giám sát thường xuyên và chuyên đề."),
        DemoSection("nghiep-vu", "Nghiệp vụ", "Kinh nghiệm thẩm tra, xác minh của người làm nghề."),
        DemoSection("luu-hanh-trong-nganh", "Lưu hành trong ngành", "Trao đổi trong ngành.", (), "wan"),
    ),
    board=_board(
        "kiemtra",
        "29-QĐ/UBKTTU",
        date(2026, 4, 13),
        deputies=("phoban.kiemtra", "phoban2.kiemtra"),
        areas=("kinh-te-xa-hoi", "quoc-phong-an-ninh", "mat-tran-doan-the", "dan-van"),
    ),
    people=_people("kiemtra", "phoban.kiemtra", "phoban2.kiemtra"),
)

BENNGU = DemoSite(
    key="benngu",
    organ="ĐUBN",
    name="Trang thông tin Đảng bộ phường Bến Ngự",
    tier=2,
    theme="tim",
    licence="31/GP-TTĐT",
    licensed_on=date(2026, 6, 12),
    address="Số 88, phố Chợ Bến, phường Bến Ngự, tỉnh Trường Khê",
    phone="0299 3555 501",
    responsible="Hứa Bá Trường, Bí thư Đảng ủy phường Bến Ngự",
    slogan="Việc phường, việc phố, việc của mỗi nhà",
    sections=(
        DemoSection("tin-phuong", "Tin phường", "Việc trong phường, trong tổ dân phố."),
        DemoSection("chi-bo-to-dan-pho", "Chi bộ, tổ dân phố", "Sinh hoạt chi bộ và chuyện khu phố."),
        DemoSection("doi-song", "Đời sống", "Chợ, trường, trạm y tế, phố đi bộ."),
        DemoSection("mat-tran-doan-the", "Mặt trận, đoàn thể", "Công việc của Mặt trận và các đoàn thể."),
    ),
    board=_board(
        "benngu",
        "64-QĐ/ĐUBN",
        date(2026, 5, 20),
        deputies=("phoban.benngu", "phoban2.benngu"),
        areas=("kinh-te-xa-hoi", "noi-chinh", "quoc-phong-an-ninh"),
    ),
    people=_people("benngu", "phoban.benngu", "phoban2.benngu"),
)

DEPARTMENTS = (TUYENGIAO, TOCHUC, KIEMTRA, BENNGU)
