"""Words of names of bodies and positions as officials write them; every other word belongs to a place name."""

from __future__ import annotations

_PARTY = (
    *("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "Ban Thường vụ"),
    *("Ban Chấp hành", "Thường trực", "Ủy ban Kiểm tra", "Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo"),
    *("Ban Dân vận", "Ban Tổ chức", "Ban Nội chính", "Ban Chỉ đạo", "Ban Biên tập", "Văn phòng"),
    *("Ban Bí thư", "Bộ Chính trị", "Ban cán sự đảng", "Đảng đoàn", "Trường Chính trị", "Trung ương"),
    *("Đại hội đại biểu", "Đại hội", "Tiểu ban", "các cơ quan", "khối", "doanh nghiệp", "Ban Kinh tế"),
    *("cơ sở", "bộ phận", "lần thứ", "nhiệm kỳ"),
)
_STATE = (
    *("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Thường vụ Quốc hội", "Ủy ban", "Hội đồng"),
    *("Hội đồng Thẩm phán", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "tối cao", "cấp cao"),
    *("Chính phủ", "Quốc hội", "Thủ tướng", "Chủ tịch nước", "Thanh tra", "Kiểm toán nhà nước"),
    *("Ngân hàng Nhà nước", "Ngân hàng", "Tổng cục", "Chi cục", "Cục", "Vụ", "Phòng", "Trung tâm", "Viện"),
    *("Bộ", "Sở", "Ban Quản lý", "Ban", "Trường", "Đại học", "Cao đẳng", "Học viện", "Bệnh viện", "Mặt trận"),
    *("Mặt trận Tổ quốc", "Bảo hiểm xã hội", "Đài Phát thanh và Truyền hình", "Báo", "Hội", "Liên đoàn"),
)
_FIELDS = (
    *(
        "Tài chính",
        "Nội vụ",
        "Tư pháp",
        "Công Thương",
        "Xây dựng",
        "Giao thông vận tải",
        "Giao thông",
        "Y tế",
    ),
    *(
        "Kế hoạch và Đầu tư",
        "Giáo dục và Đào tạo",
        "Giáo dục",
        "Khoa học và Công nghệ",
        "Khoa học, Công nghệ",
    ),
    *("Thông tin và Truyền thông", "Bưu chính, Viễn thông", "Văn hóa, Thể thao và Du lịch", "Văn hóa"),
    *("Văn hóa và Thể thao", "Văn hóa - Thông tin", "Du lịch", "Tài nguyên và Môi trường"),
    *("Nông nghiệp và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp", "Ngoại vụ"),
    *("Lao động - Thương binh và Xã hội", "Dân tộc và Tôn giáo", "Dân tộc", "Tôn giáo", "Quốc phòng"),
    *("Công an", "Ngoại giao", "Công nghiệp", "Thương mại", "Thủy sản", "Hải quan", "Thuế", "Kho bạc"),
    *("Quy hoạch - Kiến trúc", "Công chức", "Cải cách hành chính", "Chuyển đổi số", "Dân số", "Thống kê"),
    *("nhân dân", "nhà nước", "tổ chức", "kiểm tra", "quản lý", "thi đua - khen thưởng"),
)
_SMALL = (
    *("tỉnh", "thành phố", "huyện", "quận", "phường", "xã", "thị xã", "thị trấn", "thôn", "khu phố", "ấp"),
    *("và", "của", "các", "về", "đặc khu", "trực thuộc", "Việt Nam", "Tổ quốc", "nước"),
)
PHRASES: tuple[str, ...] = (*_PARTY, *_STATE, *_FIELDS, *_SMALL)

POSITIONS: tuple[str, ...] = (
    *("Bí thư", "Chủ tịch", "Chủ nhiệm", "Trưởng", "Chánh", "Văn phòng", "Thường trực", "Giám đốc"),
    *("Bộ trưởng", "Thủ tướng", "Tổng", "Tỉnh ủy", "Ủy viên", "Ban Thường vụ", "Quốc hội", "Thống đốc"),
)
