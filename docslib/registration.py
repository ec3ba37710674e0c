"""What the document library tells lower apps about itself."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import Page

from core.demo import DemoStep, demo_steps
from core.feeds import feeds
from core.files import file_holders, file_namers
from core.gates import publish_gates
from core.models import PortalDocument
from docslib import access, import_access, search_kind
from docslib.download_selectors import names_by_documents
from docslib.gates import document_is_complete
from docslib.models import OfficialDocumentPage
from docslib.provisioning import ensure_library, library_of
from docslib.selectors import documents_feed
from sites.isolation.registry import Planter, planters
from sites.provisioning import one_step_pages, provisioning_steps


def documents_holding(document: PortalDocument) -> QuerySet[Page]:
    """Official documents whose stored content has the file."""
    return OfficialDocumentPage.objects.filter(files__document=document)


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    feeds.register("documents", documents_feed)
    file_holders.register("docslib.files", documents_holding)
    file_namers.register("docslib.files", names_by_documents)
    publish_gates.register("docslib.complete", document_is_complete)
    provisioning_steps.register("docslib.library", ensure_library)
    one_step_pages.register("docslib.library", library_of)
    search_kind.register()
    access.register()
    import_access.register()
    planters.register("docslib", Planter(30, "docslib.isolation.plant"))
    planters.register("docslib.imports", Planter(31, "docslib.import_isolation.plant"))
    demo_steps.register("docslib.documents", DemoStep(30, "docslib.demo.load.load_documents"))
    demo_steps.register("docslib.readings", DemoStep(40, "docslib.demo.load.read_files", afterwards=True))
