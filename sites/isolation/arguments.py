"""What the arguments of addresses name: a new one stays unknown, and fails the audit, until somebody says (A02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from sites.isolation.addresses import Address
from sites.isolation.registry import TYPED, Plot

MODELS: dict[str, str] = {
    "page_id": "wagtailcore.Page",
    "parent_page_id": "wagtailcore.Page",
    "page_to_move_id": "wagtailcore.Page",
    "destination_id": "wagtailcore.Page",
    "wagtailadmin_pages:pk": "wagtailcore.Page",
    "wagtailadmin_api:pages:pk": "wagtailcore.Page",
    "revision_id": "wagtailcore.Revision",
    "revision_id_a": "wagtailcore.Revision",
    "revision_id_b": "wagtailcore.Revision",
    "workflow_state_id": "wagtailcore.WorkflowState",
    "task_state_id": "wagtailcore.TaskState",
    "task_id": "wagtailcore.Task",
    "wagtailadmin_workflows:pk": "wagtailcore.Task",
    "image_id": "core.PortalImage",
    "wagtailimages_chooser:pk": "core.PortalImage",
    "wagtailadmin_api:images:pk": "core.PortalImage",
    "document_id": "core.PortalDocument",
    "doc_id": "core.PortalDocument",
    "wagtaildocs_chooser:pk": "core.PortalDocument",
    "wagtailadmin_api:documents:pk": "core.PortalDocument",
    "uploaded_file_id": "wagtailcore.UploadedFile",
    "collection_id": "wagtailcore.Collection",
    "wagtailadmin_collections:pk": "wagtailcore.Collection",
    "page_pk": "wagtailcore.Page",
    "workflow_pk": "wagtailcore.Workflow",
    "own_site:pk": "portal_sites.PortalSite",
    "people:pk": "core.User",
    "instance_pk": "portal_sites.Visit",
    "redirect_id": "wagtailredirects.Redirect",
    "wagtailredirects:redirect_id": "wagtailredirects.Redirect",
    "site_id": "portal_sites.PortalSite",
    "user_id": "core.User",
    "wagtailusers_users:pk": "core.User",
    "wagtailsites:pk": "wagtailcore.Site",
    "portal_site_opened:pk": "portal_sites.PortalSite",
    "wagtailsettings:pk": "wagtailcore.Site",
}
"""Models whose objects an argument names, by "view:argument", "namespace:argument" or "argument"; upper apps name
theirs on the plot."""

WORDS: dict[str, tuple[str, ...]] = {
    "action_name": ("approve", "reject"),
    "wagtailadmin_pages:action_name": ("approve", "reject"),
    "wagtailadmin_api:pages:action:action_name": ("publish", "delete", "copy"),
    "filter_spec": ("max-165x165",),
    "number": ("1",),
    "session_id": ("1",),
    "uidb64": ("MQ",),
    "token": ("set-password",),
    "restriction_id": ("1",),
    "page_view_restriction_id": ("1",),
    "wagtailusers_groups:pk": ("1",),
    "wagtailadmin_workflows:app_label": ("workflows",),
    "wagtailadmin_workflows:model_name": ("boardtask",),
    "wagtailadmin_tag_model_autocomplete:app_name": ("taggit",),
    "wagtailadmin_tag_model_autocomplete:model_name": ("tag",),
    "wagtailsettings:app_name": ("wagtailcore",),
    "wagtailsettings:model_name": ("site",),
}
"""Arguments that name no object of a site."""

PAGE_TYPE_ARGUMENTS = (
    ("content_type_app_name", "content_type_model_name"),
    ("app_label", "model_name"),
    ("app_name", "model_name"),
)
BULK = (
    ("wagtailcore", "page", ("delete", "move", "publish", "unpublish")),
    ("core", "portalimage", ("delete", "add_tags", "add_to_collection")),
    ("core", "portaldocument", ("delete", "add_tags", "add_to_collection")),
    ("core", "user", ("delete", "assign_role", "set_active_state")),
)


class Unclassified(LookupError):
    """An argument of an address that nobody has said anything about."""


@dataclass(frozen=True)
class Filled:
    """Arguments for one request, and whether any of them names an object of the other site."""

    values: dict[str, str]
    is_foreign: bool


def fill(address: Address, own: Plot, foreign: Plot) -> list[Filled]:
    """Every combination of own and foreign ids worth asking for; raises Unclassified for an unknown argument."""
    choices: list[list[tuple[dict[str, str], bool]]] = []
    left = list(address.arguments)
    for pair in PAGE_TYPE_ARGUMENTS:
        if set(pair) <= set(left) and not _is_word(address, pair[0]):
            left = [name for name in left if name not in pair]
            objects, left = _typed(address, pair, left, own, foreign)
            choices.append(objects)
    choices += [_values(address, name, own, foreign) for name in left]
    filled = []
    for combination in product(*choices):
        values: dict[str, str] = {}
        for part, _foreign in combination:
            values |= part
        filled.append(Filled(values, any(is_foreign for _part, is_foreign in combination)))
    return _thinned(filled)


def _is_word(address: Address, name: str) -> bool:
    return f"{address.namespace}:{name}" in WORDS or f"{address.name}:{name}" in WORDS


def _thinned(filled: list[Filled], at_most: int = 16) -> list[Filled]:
    """No more than `at_most` combinations of each sort, spread over all of them."""
    kept = []
    for is_foreign in (False, True):
        sort = [one for one in filled if one.is_foreign is is_foreign]
        step = max(1, -(-len(sort) // at_most))
        kept += sort[::step]
    return kept


def _typed(
    address: Address, pair: tuple[str, str], left: list[str], own: Plot, foreign: Plot
) -> tuple[list[tuple[dict[str, str], bool]], list[str]]:
    """Models, with the bulk action or the object that follows them in the address."""
    if "action" in left:
        return [
            ({pair[0]: app, pair[1]: model, "action": action}, False)
            for app, model, actions in BULK
            for action in actions
        ], [name for name in left if name != "action"]
    if "object_id" in left:
        objects = [
            ({pair[0]: app, pair[1]: model, "object_id": pk}, plot is foreign)
            for plot in (own, foreign)
            for app, model in (*_page_types(plot), ("core", "portalimage"))
            for pk in plot.ids(f"{app}.{model}", 1)
        ]
        return objects, [name for name in left if name != "object_id"]
    return [({pair[0]: app, pair[1]: model}, False) for app, model in _page_types(own)], left


def _page_types(plot: Plot) -> list[tuple[str, str]]:
    return [(page._meta.app_label, page._meta.model_name) for page in plot.kept[TYPED]]


def _values(address: Address, name: str, own: Plot, foreign: Plot) -> list[tuple[dict[str, str], bool]]:
    keys = [f"{address.name}:{name}", f"{address.namespace}:{name}", name]
    models = {**MODELS, **own.models}
    for key in keys:
        if key in own.given:
            return _pairs(name, own.given[key], foreign.given[key])
        if key in WORDS:
            return [({name: word}, False) for word in WORDS[key]]
        if key in models:
            return _pairs(name, own.ids(models[key], 2), foreign.ids(models[key]))
    if address.model is not None and name in {"pk", "object_id", "id"}:
        label = address.model._meta.label
        return _pairs(name, own.ids(label, 2), foreign.ids(label))
    raise Unclassified(f"{address.name or address.route}: {name}")


def _pairs(name: str, mine: list[str], theirs: list[str]) -> list[tuple[dict[str, str], bool]]:
    if not mine and not theirs:
        return [({name: "1"}, False)]  # nothing of the kind is planted: the address is asked all the same
    return [({name: pk}, False) for pk in mine] + [({name: pk}, True) for pk in theirs if pk not in mine]


def unclassified(addresses: Iterable[Address], own: Plot, foreign: Plot) -> list[str]:
    """Arguments of addresses that nobody has classified."""
    unknown = []
    for address in addresses:
        if not address.is_admin:
            continue
        try:
            fill(address, own, foreign)
        except Unclassified as error:
            unknown.append(str(error))
    return sorted(set(unknown))
