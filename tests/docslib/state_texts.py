"""State documents of several make-ups, all invented, with what a careful reader finds in each."""

from __future__ import annotations

from typing import Any

LAW = """QUỐC HỘI
-------\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 91/2031/QH17\tHà Nội, ngày 14 tháng 6 năm 2031

LUẬT
ĐÒ NGANG
Căn cứ Hiến pháp;
Quốc hội ban hành Luật Đò ngang.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về đò ngang theo khoản 2
Điều 309. Những việc khác theo luật chung.
Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 01 năm 2032, trừ Điều 1.
2. Luật Bến bãi số 12/2009/QH12 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVII, kỳ họp thứ 3
thông qua ngày 14 tháng 6 năm 2031.

CHỦ TỊCH QUỐC HỘI


Lê Đức Thuận
"""
JOINT_CIRCULAR = """BỘ NỘI VỤ - BỘ TÀI CHÍNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/2009/TTLT-BNV-BTC\tHà Nội, ngày 02 tháng 7 năm 2009
THÔNG TƯ
LIÊN TỊCH
Hướng dẫn chế độ phụ cấp trông đò
Căn cứ Nghị định số 204/2004/NĐ-CP ngày 14 tháng 12 năm 2004 của Chính phủ về chế độ tiền lương
hướng dẫn Nghị định số 9/2001/NĐ-CP;
Liên Bộ hướng dẫn như sau:
Điều 1. Đối tượng
Người trông đò.
Điều 2. Hiệu lực
Thông tư liên tịch này có hiệu lực sau 45 ngày, kể từ ngày ký.
KT. BỘ TRƯỞNG\tKT. BỘ TRƯỞNG
BỘ TÀI CHÍNH\tBỘ NỘI VỤ
THỨ TRƯỞNG\tTHỨ TRƯỞNG
Phạm Sĩ Dũng\tVũ Thị Nga
Nơi nhận:
- Lưu: VT.
"""
OFFICIAL_LETTER = """ỦY BAN NHÂN DÂN
TỈNH TRƯỜNG KHÊ
SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 0715/SNNMT-TL
V/v trả lời kiến nghị về
kè bến Mây
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Trường Khê, ngày 8 tháng 11 năm 2025
Kính gửi: Ủy ban nhân dân xã Bến Ngự
Trả lời Công văn số 66/UBND-KT ngày 01/11/2025 của Ủy ban nhân dân xã, Sở có ý kiến như sau.
Nơi nhận:\tKT. GIÁM ĐỐC
- Như trên;\tPHÓ GIÁM ĐỐC
- Lưu: VT, TL.
\tNguyễn Thị Kim Chi
"""
AMENDING_DECISION = """ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH TRƯỜNG KHÊ\tĐộc lập - Tự do - Hạnh phúc
Số: 44/2024/QĐ-UBND\tTrường Khê, ngày 05 tháng 12 năm 2024
QUYẾT ĐỊNH
Sửa đổi, bổ sung một số điều của Quyết định số 10/2021/QĐ-UBND ngày 03 tháng 3 năm 2021
của Ủy ban nhân dân tỉnh về quản lý bến đò
ỦY BAN NHÂN DÂN TỈNH TRƯỜNG KHÊ
Căn cứ Nghị định số 12/2020/NĐ-CP sửa đổi, bổ sung Nghị định số 30/2018/NĐ-CP;
QUYẾT ĐỊNH:
Điều 1. Sửa đổi khoản 2 Điều 5 của Quy chế ban hành kèm theo Quyết định số 10/2021/QĐ-UBND
“2. Bến đò mở cửa từ 5 giờ.”
Điều 2. Bãi bỏ khoản 3 Điều 7 Quyết định số 8/2019/QĐ-UBND ngày 02/02/2019; Chỉ thị số 06/CT-UBND.
Điều 3. Quyết định này có hiệu lực từ ngày 15/12/2024 và thay thế Quyết định số 77/QĐ-UBND.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phan Hữu Tín
PHỤ LỤC I
(Kèm theo Quyết định số 44/2024/QĐ-UBND)
QUYẾT ĐỊNH
Điều 1. Cấp giấy phép cho ông …
Điều 2. Giấy phép này có hiệu lực từ ngày 01/01/2020.
TM. ỦY BAN NHÂN DÂN XÃ
CHỦ TỊCH
Họ Và Tên
"""
ANNEX_ALONE = """PHỤ LỤC II
DANH MỤC BẾN ĐÒ
(Kèm theo Quyết định số 44/2024/QĐ-UBND ngày 05/12/2024
của Ủy ban nhân dân tỉnh Trường Khê)
-----
Mẫu đơn:
QUYẾT ĐỊNH
Điều 1. Cho phép.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phan Hữu Tín
Nơi nhận:
- Lưu.
"""
TWO_COLUMNS_OF_A_PDF = """ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ BẾN NGỰ Độc lập - Tự do - Hạnh phúc
Số: 18/QĐ-UBND Bến Ngự, ngày 21 tháng 01 năm 2026
QUYẾT ĐỊNH
Về việc thành lập tổ trông đò
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
QUYẾT ĐỊNH:
Điều 1. Thành lập tổ trông đò.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
CHỦ TỊCH
Võ Thành Trung
"""
PRECEDENT = """1
ÁN LỆ SỐ 88/2030/AL2
Về bến đò chung của hai thôn
trong trường hợp không có giấy tờ
Được Hội đồng Thẩm phán Tòa án nhân dân tối cao thông qua ngày 03
tháng 4 năm 2030 và được công bố theo Quyết định số 55/QĐ-CA ngày 20
tháng 4 năm 2030 của Chánh án Tòa án nhân dân tối cao.
Nguồn án lệ:
Bản án số 12/2028/DS-PT ngày 03/7/2028 của Tòa án nhân dân tỉnh Trường Khê.
NỘI DUNG VỤ ÁN:
Ông A và bà B cùng dùng bến. Quyết định số 7/QĐ-UBND có hiệu lực từ ngày 01/01/2001.
"""
JUDGMENT = """TÒA ÁN NHÂN DÂN
TỈNH TRƯỜNG KHÊ
Bản án số: 12/2028/DS-PT
Ngày 03-7-2028
V/v tranh chấp bến đò
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
NHÂN DANH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Căn cứ Quyết định đưa vụ án ra xét xử số 9/2028/QĐ-PT ngày 01 tháng 6 năm 2028;
QUYẾT ĐỊNH:
1. Bác yêu cầu của ông A.
"""
GAZETTE = """Nghị định của Chính phủ
số 16/2003/NĐ-CP ngày 19/02/2003
về việc trông coi bến đò
Chính phủ
Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;
Điều 1. Nghị định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.
TM. Chính phủ
Thủ tướng
Lê Văn Hòa
"""

STATE_TEXTS: list[tuple[str, str, dict[str, Any]]] = [
    (
        "a law",
        LAW,
        {
            "type": "LUẬT",
            "number": "91/2031/QH17",
            "date": "2031-06-14",
            "place": "Hà Nội",
            "issuer": "Quốc hội",
            "abstract": "ĐÒ NGANG",
            "signer": "Lê Đức Thuận",
            "signer_title": "CHỦ TỊCH QUỐC HỘI",
            "effective_from": "2032-01-01",
            "party": False,
        },
    ),
    (
        "a joint circular",
        JOINT_CIRCULAR,
        {
            "type": "THÔNG TƯ LIÊN TỊCH",
            "number": "12/2009/TTLT-BNV-BTC",
            "date": "2009-07-02",
            "issuer": "Bộ Nội vụ - Bộ Tài chính",
            "abstract": "Hướng dẫn chế độ phụ cấp trông đò",
            "signer": "Phạm Sĩ Dũng",
            "effective_from": "2009-08-16",
        },
    ),
    (
        "an official letter",
        OFFICIAL_LETTER,
        {
            "type": "CÔNG VĂN",
            "number": "0715/SNNMT-TL",
            "date": "2025-11-08",
            "issuer": "Sở Nông nghiệp và Môi trường tỉnh Trường Khê",
            "abstract": "trả lời kiến nghị về kè bến Mây",
            "signer": "Nguyễn Thị Kim Chi",
            "capacity": "KT. GIÁM ĐỐC",
            "signer_title": "PHÓ GIÁM ĐỐC",
        },
    ),
    (
        "an amending decision with a form",
        AMENDING_DECISION,
        {
            "type": "QUYẾT ĐỊNH",
            "number": "44/2024/QĐ-UBND",
            "date": "2024-12-05",
            "issuer": "Ủy ban nhân dân tỉnh Trường Khê",
            "signer": "Phan Hữu Tín",
            "effective_from": "2024-12-15",
            "replaces": ["77/QĐ-UBND"],
        },
    ),
    (
        "an annex alone",
        ANNEX_ALONE,
        {
            "type": None,
            "number": "44/2024/QĐ-UBND",
            "number_source": "annex",
            "date": "2024-12-05",
            "abstract": None,
            "signer": None,
            "issuer": None,
            "recipients": [],
            "effective_from": None,
        },
    ),
    (
        "the text of a PDF with its columns on one line",
        TWO_COLUMNS_OF_A_PDF,
        {
            "type": "QUYẾT ĐỊNH",
            "number": "18/QĐ-UBND",
            "date": "2026-01-21",
            "place": "Bến Ngự",
            "issuer": "Ủy ban nhân dân xã Bến Ngự",
            "abstract": "Về việc thành lập tổ trông đò",
            "signer": "Võ Thành Trung",
            "effective_from": "2026-01-21",
        },
    ),
    (
        "a precedent",
        PRECEDENT,
        {
            "type": "ÁN LỆ",
            "number": "88/2030/AL",
            "date": "2030-04-03",
            "issuer": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
            "abstract": "Về bến đò chung của hai thôn trong trường hợp không có giấy tờ",
            "signer": None,
            "effective_from": None,
        },
    ),
    (
        "a judgment",
        JUDGMENT,
        {
            "type": None,
            "number": None,
            "date": None,
            "signer": None,
            "effective_from": None,
            "abstract": None,
        },
    ),
    (
        "a decree as a gazette prints it",
        GAZETTE,
        {
            "type": "NGHỊ ĐỊNH",
            "number": "16/2003/NĐ-CP",
            "date": "2003-02-19",
            "issuer": "Chính phủ",
            "abstract": "về việc trông coi bến đò",
            "signer": "Lê Văn Hòa",
            "effective_from": None,
        },
    ),
]
