"""The lists of document types as they changed (G08): rows that the central board goes on keeping, not constants."""

from datetime import date

import django.db.models.deletion
import modelcluster.fields
from django.db import migrations

_PARTY = {
    "nghi-quyet": "NQ",
    "quyet-dinh": "QĐ",
    "chi-thi": "CT",
    "ket-luan": "KL",
    "quy-che": "QC",
    "quy-dinh": "QĐ",
    "thong-tri": "TT",
    "huong-dan": "HD",
    "thong-bao": "TB",
    "thong-cao": "TC",
    "tuyen-bo": "",
    "loi-keu-goi": "",
    "bao-cao": "BC",
    "ke-hoach": "KH",
    "quy-hoach": "QH",
    "chuong-trinh": "CTr",
    "de-an": "ĐA",
    "to-trinh": "TTr",
    "cong-van": "CV",
    "bien-ban": "BB",
}
_PARTY_SINCE_2018 = {**_PARTY, "du-an": "DA"}
_PARTY_SINCE_2026 = {**_PARTY_SINCE_2018, "phuong-an": "PA"}
_STATE = {
    "nghi-quyet": "NQ",
    "quyet-dinh": "QĐ",
    "chi-thi": "CT",
    "quy-che": "QC",
    "quy-dinh": "QyĐ",
    "thong-cao": "TC",
    "thong-bao": "TB",
    "huong-dan": "HD",
    "chuong-trinh": "CTr",
    "ke-hoach": "KH",
    "phuong-an": "PA",
    "de-an": "ĐA",
    "du-an": "DA",
    "bao-cao": "BC",
    "bien-ban": "BB",
    "to-trinh": "TTr",
    "cong-van": "",
}
_LEGISLATION = {
    "luat": "",
    "phap-lenh": "PL",
    "nghi-dinh": "NĐ",
    "thong-tu": "TT",
    "nghi-quyet": "NQ",
    "quyet-dinh": "QĐ",
    "chi-thi": "CT",
}

# name, decision, of the Party, first day, last day, types with their abbreviations
_LISTS = (
    ("Văn bản của Đảng, trước năm 2018", "31-QĐ/TW năm 1997", True, None, date(2018, 4, 2), _PARTY),
    (
        "Văn bản của Đảng, 2018 – 2026",
        "66-QĐ/TW năm 2017; 36-HD/VPTW năm 2018",
        True,
        date(2018, 4, 3),
        date(2026, 1, 8),
        _PARTY_SINCE_2018,
    ),
    (
        "Văn bản của Đảng, từ năm 2026",
        "399-QĐ/TW ngày 09/01/2026",
        True,
        date(2026, 1, 9),
        None,
        _PARTY_SINCE_2026,
    ),
    ("Văn bản hành chính, trước năm 2020", "Thông tư 01/2011/TT-BNV", False, None, date(2020, 3, 4), _STATE),
    ("Văn bản hành chính, từ năm 2020", "Nghị định 30/2020/NĐ-CP", False, date(2020, 3, 5), None, _STATE),
    (
        "Văn bản quy phạm pháp luật",
        "Luật Ban hành văn bản quy phạm pháp luật",
        False,
        None,
        None,
        _LEGISLATION,
    ),
)


def _seed(apps, schema_editor):
    TypeList = apps.get_model("docslib", "TypeList")
    TypeListEntry = apps.get_model("docslib", "TypeListEntry")
    for name, basis, is_party, starts_on, ends_on, types in _LISTS:
        known = TypeList.objects.create(
            name=name, basis=basis, is_party=is_party, starts_on=starts_on, ends_on=ends_on
        )
        TypeListEntry.objects.bulk_create(
            TypeListEntry(type_list=known, document_type=slug, abbreviation=abbreviation)
            for slug, abbreviation in types.items()
        )


class Migration(migrations.Migration):
    dependencies = [("docslib", "0007_validity_since")]

    operations = [
        migrations.AlterField(
            model_name="typelistentry",
            name="type_list",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="entries", to="docslib.typelist"
            ),
        ),
        migrations.RunPython(_seed, migrations.RunPython.noop),
    ]
