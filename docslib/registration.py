"""What the document library tells lower apps about itself."""

from __future__ import annotations

from django.db.models import QuerySet
from wagtail.models import Page

from core.approvals import approval_parts
from core.demo import DemoStep, demo_steps
from core.feeds import feeds
from core.file_checks import file_checks, picture_checks
from core.files import file_holders, file_namers
from core.gates import publish_gates
from core.item_details import item_details
from core.models import PortalDocument
from docslib import access, import_access, import_receivers, search_kind
from docslib.declaration_gates import document_is_declared, document_is_listed
from docslib.declaration_panels import SECOND_DECLARATION
from docslib.download_selectors import names_by_documents
from docslib.gates import document_is_complete
from docslib.item_selectors import document_details
from docslib.models import OfficialDocumentPage
from docslib.provisioning import library, library_of
from docslib.selectors import documents_feed
from docslib.services.side_doors import file_reasons, picture_reasons
from sites.isolation.registry import Planter, planters
from sites.provisioning import one_step_pages, site_pages


def documents_holding(document: PortalDocument) -> QuerySet[Page]:
    """Official documents whose stored content has the file."""
    return OfficialDocumentPage.objects.filter(files__document=document)


def register() -> None:
    """Fill the registries; called once, when the app is ready."""
    feeds.register("documents", documents_feed)
    file_holders.register("docslib.files", documents_holding)
    file_namers.register("docslib.files", names_by_documents)
    file_checks.register("docslib.gate", file_reasons)
    picture_checks.register("docslib.antivirus", picture_reasons)
    publish_gates.register("docslib.complete", document_is_complete)
    publish_gates.register("docslib.declared", document_is_declared)
    publish_gates.register("docslib.listed", document_is_listed)
    approval_parts.register("docslib.second", SECOND_DECLARATION)
    site_pages.register("docslib.library", library)
    one_step_pages.register("docslib.library", library_of)
    search_kind.register()
    item_details.register("document", document_details)
    access.register()
    import_access.register()
    import_receivers.connect()
    planters.register("docslib", Planter(30, "docslib.isolation.plant"))
    planters.register("docslib.declarations", Planter(33, "docslib.declaration_isolation.plant"))
    planters.register("docslib.imports", Planter(31, "docslib.import_isolation.plant"))
    demo_steps.register("docslib.rules", DemoStep(25, "docslib.demo.rules.load_rules"))
    demo_steps.register("docslib.documents", DemoStep(30, "docslib.demo.load.load_documents"))
    demo_steps.register("docslib.readings", DemoStep(40, "docslib.demo.load.read_files", afterwards=True))
