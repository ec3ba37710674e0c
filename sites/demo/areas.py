"""Subject areas (lĩnh vực) of the demo province."""

from __future__ import annotations

AREAS = (
    ("xay-dung-dang", "Xây dựng Đảng"),
    ("tuyen-giao", "Tuyên giáo"),
    ("dan-van", "Dân vận"),
    ("kiem-tra-giam-sat", "Kiểm tra, giám sát"),
    ("noi-chinh", "Nội chính"),
    ("kinh-te-xa-hoi", "Kinh tế – xã hội"),
    ("quoc-phong-an-ninh", "Quốc phòng, an ninh"),
    ("mat-tran-doan-the", "Mặt trận, đoàn thể"),
)

ALL_AREAS = tuple(slug for slug, _name in AREAS)
