"""A small province for browser tests: a portal and one organ's site, with every kind of page a reader meets."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas
from wagtail.models import Page

from core.channels import Channel
from core.models import PortalDocument, PortalImage, User
from core.publishing import publishing_authority
from docslib.enums import DocumentType, ReadingState, Validity
from docslib.models import (
    DocumentLibraryPage,
    FilePage,
    FileReading,
    OfficialDocumentFile,
    OfficialDocumentPage,
)
from news.enums import Genre
from news.models import ArticleAttachment, ArticleAuthor, ArticlePage, NewsIndexPage
from sites.enums import OrganKind, Position, Theme, Tier
from sites.models import (
    BoardMember,
    EditorialBoard,
    Organ,
    PortalHomePage,
    PortalSite,
    SectionPage,
    StandardPage,
    SubjectArea,
)
from sites.provisioning import HostSpec, SectionSpec, SiteSpec
from sites.services.provisioning import provision_site

PORTAL_HOST = "truongkhe.localhost"
WAN_HOST = "wan.truongkhe.localhost"
DEPARTMENT_HOST = "tuyengiao.truongkhe.localhost"

SECTIONS = (
    SectionSpec(
        "Xây dựng Đảng", "xay-dung-dang", introduction="Sinh hoạt chi bộ, kết nạp đảng viên, cán bộ."
    ),
    SectionSpec("Tuyên giáo", "tuyen-giao"),
    SectionSpec("Dân vận", "dan-van"),
    SectionSpec("Kiểm tra, giám sát", "kiem-tra"),
)
TITLES = (
    "Chi bộ khu phố 4 họp đúng một giờ, việc nào cũng có người nhận",
    "Kết luận 52-KL/TU được chép tay lên bảng tin của 26 khu phố",
    "Đảng ủy phường Bến Ngự lấy ý kiến nhân dân trước khi ban hành nghị quyết chuyên đề về chỉnh trang "
    "vỉa hè và công khai kết quả thực hiện trên bảng tin khu phố",
)
PAGE_TEXT = """Điều {first}. Phạm vi điều chỉnh

1. Quy chế này quy định việc cung cấp tin, bài cho Cổng thông tin điện tử của Tỉnh ủy Trường Khê và
các trang thành phần, căn cứ Quyết định 118-QĐ/TU ngày 12/03/2026.
2. Quy chế áp dụng với:
a) các ban đảng, Văn phòng Tỉnh ủy;
b) các đảng bộ trực thuộc và cộng tác viên.

Điều {second}. Nguyên tắc

Thông tin phải đúng, kịp thời, rõ nguồn và có người chịu trách nhiệm."""


@dataclass(frozen=True)
class Province:
    """What the tests visit: sites, and the path of one page of each template, by name."""

    portal: PortalSite
    department: PortalSite
    paths: dict[str, str]
    department_paths: dict[str, str]


def build_province(port: int = 80) -> Province:
    """Make the province on hosts that answer on `port`."""
    committee = _organ("tinh-uy", "TU", "Tỉnh ủy Trường Khê", OrganKind.COMMITTEE)
    board = _organ("btgdv", "BTGDVTU", "Ban Tuyên giáo và Dân vận Tỉnh ủy", OrganKind.DEPARTMENT)
    portal = _site(
        committee,
        code="cong-tinh",
        name="Cổng thông tin điện tử Tỉnh ủy",
        short_name="Cổng Tỉnh ủy",
        tier=Tier.PORTAL,
        sections=SECTIONS,
        hosts=(HostSpec(PORTAL_HOST, Channel.INTERNET, port), HostSpec(WAN_HOST, Channel.WAN, port)),
    )
    department = _site(
        board,
        code="btgdv",
        name="Ban Tuyên giáo và Dân vận",
        short_name="Ban Tuyên giáo và Dân vận",
        theme=Theme.CHAM,
        sections=SECTIONS[1:2],
        hosts=(HostSpec(DEPARTMENT_HOST, Channel.INTERNET, port),),
    )
    _seat_board(department)
    with publishing_authority("browser tests"):
        home = PortalHomePage.objects.get(pk=portal.root_page_id)
        home.slogan = "Đoàn kết, kỷ cương, gần dân, vì một Trường Khê vững bước"
        home.slogan_note = "Chào mừng Ngày thành lập Đảng"
        home.save()
        _fill(portal, issuer=committee)
        _fill(department, issuer=board)
    return Province(portal, department, _paths(portal), _paths(department))


def _organ(slug: str, code: str, name: str, kind: OrganKind) -> Organ:
    organ, _created = Organ.objects.get_or_create(
        slug=slug, defaults={"code": code, "name": name, "short_name": name, "kind": kind}
    )
    return organ


def _site(organ: Organ, **spec: object) -> PortalSite:
    site = provision_site(SiteSpec(organ=organ, **spec))  # type: ignore[arg-type]
    site.slogan = "Đảng bộ tỉnh Trường Khê"
    site.responsible_person = "Đồng chí Đặng Quang Lĩnh, Phó Bí thư Thường trực Tỉnh ủy"
    site.licence = "Giấy phép số 18/GP-TTĐT ngày 05/01/2026"
    site.address = "Số 2, đường Bờ Đê, phường Bến Ngự, tỉnh Trường Khê"
    site.phone = "0299 3000 118"
    site.email = "banbientap@truongkhe.example"
    site.save()
    return site


def _seat_board(site: PortalSite) -> None:
    area, _created = SubjectArea.objects.get_or_create(slug="tuyen-giao", defaults={"name": "Tuyên giáo"})
    day = datetime.date(2026, 1, 5)
    board = EditorialBoard.objects.create(portal_site=site, name="Ban biên tập", starts_on=day)
    for position, name in ((Position.CHIEF, "Nông Thị Thảo Vy"), (Position.DEPUTY, "Đoàn Hữu Lẫm")):
        user = User.objects.create(username=f"ban-{position}", full_name=name, job_title="Phó Trưởng Ban")
        seat = BoardMember(board=board, user=user, position=position, starts_on=day)
        seat.subject_areas = [area]
        seat.save()


def _fill(site: PortalSite, *, issuer: Organ) -> None:
    root = site.root_page
    picture = _picture()
    for number, section in enumerate(SectionPage.objects.child_of(root)):
        _stories(section, picture=picture, start=number)
    _stories(NewsIndexPage.objects.child_of(root).get(), picture=picture, start=7)
    page = StandardPage(title="Giới thiệu", slug="gioi-thieu", introduction="Chức năng, nhiệm vụ.", body=BODY)
    page.live, page.show_in_menus = True, True
    root.refresh_from_db()
    root.add_child(instance=page)
    _documents(DocumentLibraryPage.objects.child_of(root).get(), issuer=issuer)


BODY = [
    (
        "paragraph",
        "<p>Căn cứ <b>Kết luận 52-KL/TU</b>, cấp ủy phân công từng đồng chí phụ trách khu phố.</p>",
    ),
    ("heading", "Một tờ giấy, năm việc"),
    (
        "paragraph",
        "<ul><li>Mỗi khu phố nêu một việc.</li><li>Việc tự quyết được thì không mang ra.</li></ul>",
    ),
    (
        "quote",
        {"text": "Bớt một buổi họp thì thêm một buổi ngồi ở hiên nhà dân.", "source": "Nông Thị Thảo Vy"},
    ),
    (
        "table",
        {
            "table_caption": "Trước và sau chín tháng",
            "first_row_is_table_header": True,
            "table_header_choice": "both",
            "first_col_is_header": True,
            "data": [["Chỉ số", "Tháng 1", "Tháng 10"], ["Số cuộc họp", "28", "7"]],
        },
    ),
    ("callout", {"title": "Cần biết", "text": "<p>Lịch tiếp dân đăng ở bảng tin từng khu phố.</p>"}),
]


def _stories(parent: Page, *, picture: PortalImage, start: int) -> None:
    area, _created = SubjectArea.objects.get_or_create(slug="tuyen-giao", defaults={"name": "Tuyên giáo"})
    first_day = timezone.now() - datetime.timedelta(days=90)
    for number, title in enumerate(TITLES):
        story = ArticlePage(
            title=title,
            slug=f"bai-{number}",
            genre=Genre.NEWS if number else Genre.REPORTAGE,
            summary="Mỗi buổi có một tờ giấy ghi việc, người nhận việc và ngày xong.",
            body=BODY,
            subject_area=area if number % 2 else None,
            lead_image=picture if number == start % len(TITLES) else None,
            lead_caption="Bến đò Ngự buổi sớm",
            live=True,
            first_published_at=first_day + datetime.timedelta(days=7 * start + number),
            last_published_at=first_day + datetime.timedelta(days=7 * start + number, hours=2),
        )
        story.authors = [ArticleAuthor(name="Trần Minh Khuê")]
        parent.refresh_from_db()
        parent.add_child(instance=story)
    ArticleAttachment.objects.create(
        article=story, document=_file("Bảng theo dõi.pdf"), title="Bảng theo dõi"
    )


def _documents(library: Page, *, issuer: Organ) -> None:
    for number, validity in enumerate(
        (Validity.IN_FORCE, Validity.PARTLY, Validity.EXPIRED, Validity.UNKNOWN)
    ):
        document = OfficialDocumentPage(
            title=f"Quyết định {118 + number}-QĐ/TU",
            slug=f"qd-{118 + number}",
            document_type=DocumentType.DECISION,
            number=f"{118 + number}-QĐ/TU",
            abstract="Ban hành Quy chế cung cấp tin, bài cho Cổng thông tin điện tử và các trang thành phần",
            issuer=issuer,
            signed_on=datetime.date(2026, 3, 12 + number),
            effective_from=datetime.date(2026, 4, 1),
            signer="Đặng Quang Lĩnh",
            signer_title="Phó Bí thư Thường trực",
            term="2025 – 2030",
            validity=validity,
            recipients="Các ban đảng\nCác đảng ủy trực thuộc",
            live=True,
        )
        library.refresh_from_db()
        library.add_child(instance=document)
        read, waiting = _file(f"qd-{118 + number}.pdf"), _file(f"phu-luc-{118 + number}.pdf")
        for file in (read, waiting):
            OfficialDocumentFile.objects.create(page=document, document=file)
        _read(read)


def _read(file: PortalDocument) -> None:
    reading, _created = FileReading.objects.update_or_create(
        document=file,
        defaults={"state": ReadingState.DONE, "pages_total": 2, "pages_done": 2, "is_ocr": True},
    )
    reading.pages.all().delete()
    for number in (1, 2):
        text = PAGE_TEXT.format(first=2 * number - 1, second=2 * number)
        FilePage.objects.create(reading=reading, number=number, text=text, is_ocr=True)


def _file(name: str) -> PortalDocument:
    return PortalDocument.objects.create(title=name, file=ContentFile(_two_pages(), name=name))


def _two_pages() -> bytes:
    written = BytesIO()
    canvas = Canvas(written)
    for number in (1, 2):
        canvas.drawString(72, 720, f"Trang {number}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _picture() -> PortalImage:
    image = Image.new("RGB", (1600, 1000), "#dfe5e4")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 620, 1600, 1000), fill="#36587d")
    draw.ellipse((1100, 180, 1300, 380), fill="#fdfbf6")
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return PortalImage.objects.create(
        title="Bến đò Ngự",
        credit="Vũ Đăng Khải",
        file=ImageFile(BytesIO(buffer.getvalue()), name="ben-do.png"),
    )


def _paths(site: PortalSite) -> dict[str, str]:
    section = SectionPage.objects.child_of(site.root_page).order_by("path")[0]
    news = NewsIndexPage.objects.child_of(site.root_page).get()
    library = DocumentLibraryPage.objects.child_of(site.root_page).get()
    return {
        "home": "/",
        "section": f"/{section.slug}/",
        "news": f"/{news.slug}/",
        "article": f"/{section.slug}/bai-2/",
        "standard": "/gioi-thieu/",
        "library": f"/{library.slug}/",
        "library_empty": f"/{library.slug}/?q=khong-co-van-ban-nay",
        "document": f"/{library.slug}/qd-119/",
        "search": "/tim-kiem/?q=quy+che",
        "search_blank": "/tim-kiem/",
        "search_empty": "/tim-kiem/?q=zzkhongcogizz",
        "not_found": "/khong-co-trang-nay/",
    }
