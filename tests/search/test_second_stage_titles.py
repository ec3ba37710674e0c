"""The second stage on titles as officials and editors write them: formulae must not drown what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from statistics import mean

import pytest

from core.channels import Channel
from search.engines.embedded import EmbeddedEngine
from search.evaluation.measuring import without_accents
from search.evaluation.metrics import reciprocal_rank
from search.params import SearchParams
from search.pipeline import ask
from search.query import build_query
from tests.search.entries import make_entry

SUBJECTS = (
    "chi trả nhuận bút cho cộng tác viên",
    "tiếp công dân của thường trực tỉnh ủy",
    "khen thưởng tổ chức đảng và đảng viên",
    "kiểm tra việc chấp hành Điều lệ Đảng",
    "quản lý và sử dụng tài liệu lưu trữ",
    "bồi dưỡng lý luận chính trị cho cấp ủy cơ sở",
    "phòng cháy và chữa cháy rừng mùa khô",
    "chuyển đổi số trong các cơ quan đảng",
    "bảo vệ bí mật nhà nước trên không gian mạng",
    "luân chuyển cán bộ giữa các huyện",
    "xây dựng nông thôn mới kiểu mẫu",
    "học tập và làm theo tấm gương đạo đức",
    "giám sát và phản biện xã hội",
    "phát ngôn và cung cấp thông tin cho báo chí",
    "kết nạp đảng viên trong doanh nghiệp tư nhân",
    "thu, nộp và sử dụng đảng phí",
    "giải quyết khiếu nại và tố cáo",
    "phòng, chống tham nhũng và tiêu cực",
    "tổ chức đại hội chi bộ trực thuộc",
    "nâng cao chất lượng sinh hoạt chi bộ",
)
FORMS = (
    ("document", "Quyết định về việc ban hành Quy chế {0} trên địa bàn tỉnh Trường Khê", "quy chế {0}"),
    (
        "document",
        "Kế hoạch triển khai thực hiện công tác {0} năm 2026 của Ban Thường vụ Tỉnh ủy",
        "kế hoạch {0}",
    ),
    ("article", "Hội nghị bàn về {0}", "hội nghị {0}"),
)
OTHER_WORDS = """quy hoạch giao thông đất đai y tế giáo dục du lịch thủy lợi nông sản ngân sách đầu tư doanh nghiệp
lao động việc làm bảo hiểm môi trường khoáng sản thanh niên phụ nữ cựu chiến binh thể thao di sản lễ hội""".split()
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    """Three texts on each subject; each speaks of other subjects too, and more often than of its own. Beside them
    stand four hundred others under the same formulae, which make these as common as they are in a real library.
    """
    engine = EmbeddedEngine(Channel.WAN, tmp_path_factory.mktemp("titles"))
    draw = Random(5)
    others = [
        make_entry(
            1000 + number,
            kind=kind,
            title=title.format(" ".join(draw.choices(OTHER_WORDS, k=8))),
            body=" ".join(draw.choices(OTHER_WORDS, k=60)),
        )
        for number in range(400)
        for kind, title, _ in [FORMS[number % len(FORMS)]]
    ]
    texts = [
        make_entry(
            place * len(FORMS) + form,
            kind=kind,
            title=title.format(subject),
            body=_body(place, form),
            date=date(2026, 1 + place % 10, 1 + form),
        )
        for place, subject in enumerate(SUBJECTS)
        for form, (kind, title, _) in enumerate(FORMS)
    ]
    engine.rebuild([*texts, *others])
    return engine


def _body(place: int, form: int) -> str:
    others = [SUBJECTS[(place + step) % len(SUBJECTS)] for step in (3, 3 + form, 7, 7)]
    spoken = [f"Báo cáo kết quả công tác {other}, quy chế và kế hoạch {other}." for other in others]
    return " ".join([f"Ban Thường vụ Tỉnh ủy giao các cơ quan {SUBJECTS[place]}.", *spoken])


def _ranks(engine: EmbeddedEngine, spell: Callable[[str], str]) -> tuple[float, float]:
    """MRR@10 of the engine alone and with the second stage, over sixty questions."""
    alone, ordered = [], []
    for place, subject in enumerate(SUBJECTS):
        for form, (kind, _, question) in enumerate(FORMS):
            params = SearchParams(q=spell(question.format(subject)))
            wanted = {f"{kind}:{place * len(FORMS) + form}"}
            first = [hit.key for hit in engine.search(build_query(params)).hits]
            alone.append(reciprocal_rank(first, wanted, at=10))
            second = [hit.key for hit in ask(engine, params, today=TODAY).hits]
            ordered.append(reciprocal_rank(second, wanted, at=10))
    return mean(alone), mean(ordered)


def test_official_titles_and_news_are_ordered_no_worse_than_by_the_engine_alone(engine):
    for spell in (str, without_accents):
        alone, ordered = _ranks(engine, spell)
        assert ordered >= alone
