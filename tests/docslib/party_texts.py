"""Party documents of several make-ups, all invented, with what a careful reader finds in each."""

from __future__ import annotations

from typing import Any

RESOLUTION = """ĐẢNG BỘ TỈNH TRƯỜNG KHÊ
BAN CHẤP HÀNH
*
Số 08-NQ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 12 tháng 9 năm 2025

NGHỊ QUYẾT
HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA IX
về phát triển nghề đan cói, nhiệm kỳ 2025 - 2030
-----
Căn cứ Điều lệ Đảng;
Căn cứ Nghị quyết số 19-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương về nông nghiệp và Nghị quyết số 4-NQ/TU;

I. TÌNH HÌNH
1. Nghề đan cói đã đem lại việc làm cho sáu nghìn hộ.
II. NHIỆM VỤ
1. Ban Thường vụ Tỉnh ủy cụ thể hóa Nghị quyết.
Nghị quyết này có hiệu lực kể từ ngày ký.
Nơi nhận:\tT/M BAN CHẤP HÀNH
- Ban Bí thư Trung ương Đảng (báo cáo),\tBÍ THƯ
- Các đảng ủy trực thuộc,
- Lưu Văn phòng Tỉnh ủy.

\tTrần Quốc Bảo
"""
CONCLUSION_NOTICE = """TỈNH ỦY TRƯỜNG KHÊ
VĂN PHÒNG
*
Số 214-TB/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 03 tháng 02 năm 2026
THÔNG BÁO KẾT LUẬN
của đồng chí Bí thư Tỉnh ủy tại buổi làm việc
với Ban Thường vụ Đảng ủy xã Bến Ngự
---
Ngày 30/01/2026, đồng chí Bí thư Tỉnh ủy làm việc với Ban Thường vụ Đảng ủy xã Bến Ngự theo Công văn số 77-CV/ĐU.
1. Đồng ý chủ trương sửa cầu Mây.
Nơi nhận:
- Thường trực Tỉnh ủy (báo cáo),
- Đảng ủy xã Bến Ngự,
- Lưu Văn phòng Tỉnh ủy.
CHÁNH VĂN PHÒNG
Hồ Thị Lan Anh
"""
CELL_RESOLUTION = """ĐẢNG BỘ XÃ BẾN NGỰ
CHI BỘ THÔN ĐÔNG
*
Số 05-NQ/CB\tĐẢNG CỘNG SẢN VIỆT NAM

Bến Ngự, ngày 04 tháng 5 năm 2026

NGHỊ QUYẾT
sinh hoạt chi bộ tháng 5 năm 2026
-----
Chi bộ họp thường kỳ, có mặt 21 đồng chí, thống nhất như sau:
1. Kết nạp một quần chúng ưu tú.

Nơi nhận:
- Đảng ủy xã,
- Các đảng viên,
- Lưu chi bộ.
T/M CHI BỘ
BÍ THƯ
Đinh Văn Sáng
"""
CONGRESS_RESOLUTION = """ĐẢNG CỘNG SẢN VIỆT NAM
ĐẢNG BỘ TỈNH TRƯỜNG KHÊ
ĐẠI HỘI ĐẠI BIỂU LẦN THỨ IX
NHIỆM KỲ 2025 - 2030
*
Số 01-NQ/ĐH
Trường Khê, ngày 20 tháng 10 năm 2025
NGHỊ QUYẾT
Đại hội đại biểu Đảng bộ tỉnh Trường Khê lần thứ IX, nhiệm kỳ 2025 - 2030
-----
Đại hội đại biểu Đảng bộ tỉnh họp từ ngày 18 đến ngày 20 tháng 10 năm 2025,
QUYẾT NGHỊ
I- Tán thành Báo cáo chính trị.
T/M ĐOÀN CHỦ TỊCH
Trần Quốc Bảo
"""
DRAFT = """TỈNH ỦY TRƯỜNG KHÊ
*
Số:      -QĐ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày      tháng      năm 2026
DỰ THẢO
QUYẾT ĐỊNH
về việc ban hành Quy chế tiếp công dân
-----
- Căn cứ Quyết định số 27-QĐ/TU, ngày 05/6/2025 của Ban Thường vụ Tỉnh ủy,
BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH
Điều 1. Ban hành kèm theo Quyết định này Quy chế tiếp công dân.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
"""
PLAN = """TỈNH ỦY TRƯỜNG KHÊ
BAN TUYÊN GIÁO VÀ DÂN VẬN
*
Số 31-KH/BTGDVTU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 9 tháng 3 năm 2026
KẾ HOẠCH
Thực hiện Chỉ thị số 12-CT/TU của Ban Thường vụ Tỉnh ủy
về giữ gìn hò sông nước
-----
Thực hiện Chỉ thị số 12-CT/TU, ngày 02/2/2026 của Ban Thường vụ Tỉnh ủy, Ban xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
K/T TRƯỞNG BAN
PHÓ TRƯỞNG BAN
TS. Lò Thị Mai
Nơi nhận:
- Như trên,
- Lưu Ban.
"""
TWO_LETTERS = """TỈNH ỦY TRƯỜNG KHÊ
VĂN PHÒNG
*
Số 400-CV/VPTU
V/v mời họp
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 01 tháng 4 năm 2026
Kính gửi: Các ban đảng,
Văn phòng Tỉnh ủy kính mời các đồng chí dự họp theo chương trình đã gửi trước đây.
Cuộc họp bàn việc chuẩn bị lễ hội bến sông.
Thời gian: sáng thứ hai.
Địa điểm: phòng họp số 2.
Đề nghị các đồng chí đến đúng giờ.
Đại biểu mang theo tài liệu đã nhận.
Người đi thay phải có giấy của thủ trưởng.
Xe đỗ tại sân sau.
Trân trọng.
Cần gì xin gọi tổng đài.
Kèm theo là chương trình.
Mọi thay đổi sẽ báo sau.

TỈNH ỦY TRƯỜNG KHÊ
VĂN PHÒNG
*
Số 401-CV/VPTU
ĐẢNG CỘNG SẢN VIỆT NAM
Trường Khê, ngày 02 tháng 4 năm 2026
Kính gửi: Các huyện ủy,
T/L THƯỜNG TRỰC TỈNH ỦY
CHÁNH VĂN PHÒNG
Hồ Thị Lan Anh
"""

PARTY_TEXTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "a resolution of a committee",
        RESOLUTION,
        {
            "type": "NGHỊ QUYẾT",
            "number": "08-NQ/TU",
            "date": "2025-09-12",
            "place": "Trường Khê",
            "issuer": "Ban Chấp hành Đảng bộ tỉnh Trường Khê",
            "abstract": "HỘI NGHỊ BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KHÓA IX về phát triển nghề đan cói, nhiệm kỳ 2025 - 2030",
            "capacity": "T/M BAN CHẤP HÀNH",
            "signer_title": "BÍ THƯ",
            "signer": "Trần Quốc Bảo",
            "effective_from": "2025-09-12",
            "term": "2025-2030",
            "party": True,
        },
    ),
    (
        "a notice of conclusions",
        CONCLUSION_NOTICE,
        {
            "type": "THÔNG BÁO",
            "number": "214-TB/VPTU",
            "date": "2026-02-03",
            "issuer": "Văn phòng Tỉnh ủy Trường Khê",
            "abstract": "KẾT LUẬN của đồng chí Bí thư Tỉnh ủy tại buổi làm việc với Ban Thường vụ Đảng ủy xã Bến Ngự",
            "signer": "Hồ Thị Lan Anh",
            "signer_title": "CHÁNH VĂN PHÒNG",
            "capacity": None,
            "effective_from": None,
        },
    ),
    (
        "a resolution of a party cell",
        CELL_RESOLUTION,
        {
            "type": "NGHỊ QUYẾT",
            "number": "05-NQ/CB",
            "date": "2026-05-04",
            "place": "Bến Ngự",
            "issuer": "Chi bộ thôn Đông Đảng bộ xã Bến Ngự",
            "abstract": "sinh hoạt chi bộ tháng 5 năm 2026",
            "capacity": "T/M CHI BỘ",
            "signer_title": "BÍ THƯ",
            "signer": "Đinh Văn Sáng",
            "recipients": ["Đảng ủy xã", "Các đảng viên", "Lưu chi bộ"],
        },
    ),
    (
        "a resolution of a congress",
        CONGRESS_RESOLUTION,
        {
            "type": "NGHỊ QUYẾT",
            "number": "01-NQ/ĐH",
            "date": "2025-10-20",
            "abstract": "Đại hội đại biểu Đảng bộ tỉnh Trường Khê lần thứ IX, nhiệm kỳ 2025 - 2030",
            "capacity": "T/M ĐOÀN CHỦ TỊCH",
            "signer": "Trần Quốc Bảo",
            "term": "2025-2030",
        },
    ),
    (
        "a draft",
        DRAFT,
        {
            "type": "QUYẾT ĐỊNH",
            "number": None,
            "number_source": None,
            "date": None,
            "place": "Trường Khê",
            "abstract": "về việc ban hành Quy chế tiếp công dân",
            "signer": None,
            "signer_title": "PHÓ BÍ THƯ",
            "effective_from": None,
            "issuer": "Ban Thường vụ Tỉnh ủy Trường Khê",
        },
    ),
    (
        "a plan of a department",
        PLAN,
        {
            "type": "KẾ HOẠCH",
            "number": "31-KH/BTGDVTU",
            "date": "2026-03-09",
            "issuer": "Ban Tuyên giáo và Dân vận Tỉnh ủy Trường Khê",
            "abstract": "Thực hiện Chỉ thị số 12-CT/TU của Ban Thường vụ Tỉnh ủy về giữ gìn hò sông nước",
            "signer": "Lò Thị Mai",
            "signer_title": "PHÓ TRƯỞNG BAN",
            "capacity": "K/T TRƯỞNG BAN",
        },
    ),
    (
        "two letters in a file",
        TWO_LETTERS,
        {
            "type": "CÔNG VĂN",
            "number": "400-CV/VPTU",
            "date": "2026-04-01",
            "abstract": "mời họp",
            "issuer": "Văn phòng Tỉnh ủy Trường Khê",
            "signer": None,
        },
    ),
]
