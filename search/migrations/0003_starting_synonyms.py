from django.db import migrations

WAYS = (
    ("BCH", "Ban Chấp hành"),
    ("BCĐ", "Ban Chỉ đạo"),
    ("BTV", "Ban Thường vụ"),
    ("BTVTU", "Ban Thường vụ Tỉnh ủy"),
    ("TU", "Tỉnh ủy"),
    ("TW", "Trung ương"),
    ("BCHTW", "Ban Chấp hành Trung ương"),
    ("UBKT", "Ủy ban Kiểm tra"),
    ("UBKTTU", "Ủy ban Kiểm tra Tỉnh ủy"),
    ("VPTU", "Văn phòng Tỉnh ủy"),
    ("VPTW", "Văn phòng Trung ương"),
    ("BTC", "Ban Tổ chức"),
    ("BTCTU", "Ban Tổ chức Tỉnh ủy"),
    ("BTGDV", "Ban Tuyên giáo và Dân vận"),
    ("BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy"),
    ("BTG", "Ban Tuyên giáo"),
    ("BDV", "Ban Dân vận"),
    ("BNC", "Ban Nội chính"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBND", "Ủy ban nhân dân"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("ĐBQH", "Đại biểu Quốc hội"),
    ("CCHC", "Cải cách hành chính"),
    ("CNTT", "Công nghệ thông tin"),
    ("TTĐT", "Thông tin điện tử"),
    ("PCTNTC", "Phòng, chống tham nhũng, tiêu cực"),
    ("QCDC", "Quy chế dân chủ"),
    ("KTXH", "KT-XH", "Kinh tế - xã hội"),
    ("QPAN", "QP-AN", "Quốc phòng - an ninh"),
)


def load(apps, schema_editor):
    """A start for the central board, which changes the list as it sees fit."""
    synonyms = apps.get_model("search", "SynonymSet")
    if not synonyms.objects.exists():
        synonyms.objects.bulk_create(synonyms(ways="\n".join(ways)) for ways in WAYS)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_asked_kept_and_known")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=True)]
