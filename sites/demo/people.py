"""People of the invented province. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "TruongKhe-2026!"  # noqa: S105  the one demo password, printed by the demo on purpose


@dataclass(frozen=True, slots=True)
class Person:
    """A person with an account: key, user name, full name, post and organ code."""

    username: str
    name: str
    post: str
    organ: str
    phone: str = ""

    @property
    def family_and_middle(self) -> str:
        """Family and middle names, which Django keeps as the last name."""
        return self.name.rsplit(" ", 1)[0]

    @property
    def given(self) -> str:
        """The name a person is called by."""
        return self.name.rsplit(" ", 1)[1]

    @property
    def email(self) -> str:
        """Mail address in a domain that cannot exist."""
        return f"{self.username}@truongkhe.example"


PEOPLE = (
    Person(
        "quantri", "Lương Thế Quyền", "Trưởng phòng Cơ yếu – Công nghệ thông tin", "VPTU", "0299 3555 118"
    ),
    Person("sieuquantri", "Khổng Minh Đạo", "Kỹ sư Phòng Cơ yếu – Công nghệ thông tin", "VPTU"),
    Person("banbientap", "Hồ Quang Sách", "Ủy viên Thường trực Ban Biên tập Cổng", "VPTU", "0299 3555 005"),
    Person("lanhdao", "Thân Trọng Khoát", "Bí thư Tỉnh ủy", "TU"),
    Person("giamsat", "Mông Thị Tuyến", "Kiểm tra viên cao cấp", "UBKTTU"),
    Person("quantri.tinhuy", "Mạc Đình Khả", "Chuyên viên Phòng Cơ yếu – Công nghệ thông tin", "VPTU"),
    Person("quantri.tuyengiao", "Tiêu Văn Lực", "Phó Chánh Văn phòng Ban", "BTGDVTU"),
    Person("quantri.tochuc", "Kha Thị Nguyệt", "Phó Chánh Văn phòng Ban", "BTCTU"),
    Person("quantri.kiemtra", "Liễu Quốc Việt", "Chánh Văn phòng Ủy ban", "UBKTTU"),
    Person("quantri.benngu", "Ma Thị Đào", "Chánh Văn phòng Đảng ủy phường", "ĐUBN"),
    # Tỉnh ủy: the central board
    Person("truongban.tinhuy", "Đàm Khắc Vịnh", "Phó Bí thư Thường trực Tỉnh ủy", "TU", "0299 3555 001"),
    Person("phoban.xaydungdang", "Nghiêm Thị Thư", "Chánh Văn phòng Tỉnh ủy", "VPTU", "0299 3555 002"),
    Person("phoban.kinhte", "Ông Văn Chước", "Phó Chánh Văn phòng Tỉnh ủy", "VPTU", "0299 3555 003"),
    Person("tiepnhan.tinhuy", "Cù Thị Hoàn", "Chuyên viên Phòng Tổng hợp", "VPTU", "0299 3555 010"),
    Person("bientap.tinhuy", "Thẩm Quốc Bình", "Phó Trưởng phòng Tổng hợp", "VPTU", "0299 3555 011"),
    Person("bientap2.tinhuy", "Giáp Thị Ngân Hà", "Chuyên viên Phòng Tổng hợp", "VPTU"),
    Person("vietbai.tinhuy", "Khúc Thị Lan Chi", "Chuyên viên Phòng Tổng hợp", "VPTU"),
    Person("vietbai2.tinhuy", "Tô Hải Đăng", "Chuyên viên Phòng Kinh tế – Xã hội", "VPTU"),
    # Ban Tuyên giáo và Dân vận
    Person(
        "truongban.tuyengiao", "Phùng Thị Sâm", "Trưởng Ban Tuyên giáo và Dân vận", "BTGDVTU", "0299 3555 201"
    ),
    Person("phoban.tuyengiao", "Lã Trọng Hiếu", "Phó Trưởng Ban Tuyên giáo và Dân vận", "BTGDVTU"),
    Person("phoban.danvan", "Vi Văn Thỏa", "Phó Trưởng Ban Tuyên giáo và Dân vận", "BTGDVTU"),
    Person("tiepnhan.tuyengiao", "Đinh Thị Thoan", "Chuyên viên Văn phòng Ban", "BTGDVTU"),
    Person("bientap.tuyengiao", "Kiều Minh Trí", "Trưởng phòng Tuyên truyền, báo chí", "BTGDVTU"),
    Person("vietbai.tuyengiao", "Hà Thị Diễm", "Chuyên viên Phòng Tuyên truyền, báo chí", "BTGDVTU"),
    # Ban Tổ chức
    Person("truongban.tochuc", "Chử Văn Nhượng", "Trưởng Ban Tổ chức", "BTCTU", "0299 3555 301"),
    Person("phoban.tochuc", "Mai Thị Xuyến", "Phó Trưởng Ban Tổ chức", "BTCTU"),
    Person("phoban2.tochuc", "Doãn Công Luận", "Phó Trưởng Ban Tổ chức", "BTCTU"),
    Person("tiepnhan.tochuc", "Bạch Thị Nhài", "Chuyên viên Văn phòng Ban", "BTCTU"),
    Person("bientap.tochuc", "Từ Đức Cảnh", "Trưởng phòng Tổ chức Đảng, đảng viên", "BTCTU"),
    Person("vietbai.tochuc", "Lục Thị Hồng Vân", "Chuyên viên Phòng Tổ chức Đảng, đảng viên", "BTCTU"),
    # Ủy ban Kiểm tra
    Person("truongban.kiemtra", "Quách Đình Nghị", "Chủ nhiệm Ủy ban Kiểm tra", "UBKTTU", "0299 3555 401"),
    Person("phoban.kiemtra", "Trang Thị Hảo", "Phó Chủ nhiệm Thường trực", "UBKTTU"),
    Person("phoban2.kiemtra", "Bế Văn Thuận", "Phó Chủ nhiệm Ủy ban Kiểm tra", "UBKTTU"),
    Person("tiepnhan.kiemtra", "Ngụy Thị Phương", "Chuyên viên Văn phòng Ủy ban", "UBKTTU"),
    Person("bientap.kiemtra", "Cao Xuân Mẫn", "Trưởng phòng Nghiệp vụ 2", "UBKTTU"),
    Person("vietbai.kiemtra", "Nông Thị Bích Thủy", "Kiểm tra viên Phòng Nghiệp vụ 1", "UBKTTU"),
    # Đảng ủy phường Bến Ngự
    Person("truongban.benngu", "Hứa Bá Trường", "Bí thư Đảng ủy phường", "ĐUBN", "0299 3555 501"),
    Person("phoban.benngu", "Tạ Thị Mỹ Dung", "Phó Bí thư Thường trực Đảng ủy phường", "ĐUBN"),
    Person("phoban2.benngu", "Âu Dương Hợp", "Phó Bí thư Đảng ủy, Chủ tịch UBND phường", "ĐUBN"),
    Person("tiepnhan.benngu", "Lại Thị Quế", "Công chức Văn phòng Đảng ủy phường", "ĐUBN"),
    Person("bientap.benngu", "Sầm Văn Khải", "Phó Trưởng Ban Xây dựng Đảng phường", "ĐUBN"),
    Person("vietbai.benngu", "Viên Thị Thu Giang", "Bí thư Đoàn phường", "ĐUBN"),
)


def person(username: str) -> Person:
    """Return the person of that user name. Raises `KeyError` when there is none."""
    return _BY_USERNAME[username]


_BY_USERNAME = {one.username: one for one in PEOPLE}
