"""What Wagtail's own admin views open, and which of them stay shut (A02).

The names were read from Wagtail 8.0; a name that an upgrade adds is in neither list, and therefore shut and found
by `tests/sites/test_doors.py`.
"""

from __future__ import annotations

from sites.access.doors import declare, own, shut
from sites.access.guards import bulk_targets, edited_object, own_or_top
from sites.roles import Screen

PAGE = own("wagtailcore.Page")
IMAGE = own("core.PortalImage")
FILE = own("core.PortalDocument")
COLLECTION = own("wagtailcore.Collection")
TASK_STATE = own("wagtailcore.TaskState")
WORKFLOW_STATE = own("wagtailcore.WorkflowState")

PAGE_IDS = dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "destination_id"), PAGE)
REVISIONS = dict.fromkeys(
    ("revision_id", "revision_id_a", "revision_id_b"),
    own("wagtailcore.Revision", words=("live", "earliest", "latest")),
)


def names(namespace: str, words: str) -> tuple[str, ...]:
    """Names of views of a namespace."""
    return tuple(f"{namespace}:{word}" for word in words.split())


def declare_doors() -> None:
    """Declare every view of Wagtail that is used here, and name those that are not."""
    _declare_everybodys()
    _declare_pages()
    _declare_choosers()
    _declare_media()
    _shut_what_own_screens_replace()


def _declare_everybodys() -> None:
    declare(
        "portal_account",
        "wagtailadmin_account",
        "wagtailadmin_logout",
        "wagtailadmin_login",
        "wagtailadmin_dismissibles",
        *(f"wagtailadmin_password_reset{end}" for end in ("", "_done", "_confirm", "_complete")),
        screen=Screen.ANYBODY,
        harmless=True,
    )
    declare(
        "wagtailadmin_home",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtail_modeladmin:javascript_catalog",
        screen=Screen.ANYBODY,
    )


def _declare_pages() -> None:
    pages = "wagtailadmin_pages"
    declare(
        "wagtailadmin_explore_root",
        "wagtailadmin_explore",
        "wagtailadmin_explore_results",
        *names(
            pages,
            "search search_results type_use type_use_results usage view_draft history history_results"
            " revisions_index workflow_history",
        ),
        screen=Screen.READING,
        ids=PAGE_IDS,
    )
    declare(
        *names(pages, "revisions_view revisions_compare workflow_history_detail"),
        screen=Screen.READING,
        ids={**PAGE_IDS, "pk": PAGE, **REVISIONS, "workflow_state_id": WORKFLOW_STATE},
    )
    _declare_work_on_pages()


def _declare_work_on_pages() -> None:
    pages = "wagtailadmin_pages"
    declare(
        *names(
            pages,
            "add preview_on_add edit preview_on_edit add_subpage delete move move_confirm"
            " lock unlock confirm_workflow_cancellation",
        ),
        screen=Screen.CONTENT,
        ids=PAGE_IDS,
    )
    declare(
        *names(pages, "copy choose_parent"),
        screen=Screen.CONTENT,
        ids=PAGE_IDS,
        asked={"new_parent_page": PAGE, "parent_page": PAGE},
    )
    declare(
        *names(pages, "workflow_action collect_workflow_action_data"),
        screen=Screen.CONTENT,
        ids={**PAGE_IDS, "task_state_id": TASK_STATE},
    )
    declare(f"{pages}:revisions_revert", screen=Screen.CONTENT, ids={**PAGE_IDS, **REVISIONS})
    declare("wagtail_bulk_action", screen=Screen.CONTENT, guard=bulk_targets)
    declare("wagtailadmin_editing_sessions:ping", screen=Screen.CONTENT, guard=edited_object)
    declare("wagtailadmin_editing_sessions:release", "wagtailadmin_block_preview", screen=Screen.CONTENT)
    shut(
        *names(
            pages,
            "workflow_preview unpublish convert_alias set_page_position set_privacy revisions_unschedule",
        )
    )


def _declare_choosers() -> None:
    asked = {"parent_page_id": PAGE, "target_pages[]": PAGE}
    declare(
        "wagtailadmin_choose_page",
        "wagtailadmin_choose_page_child",
        "wagtailadmin_choose_page_search",
        screen=Screen.CONTENT,
        ids={"parent_page_id": own_or_top},
        asked=asked,
    )
    declare("wagtailadmin_choose_page_chosen_multiple", screen=Screen.CONTENT, asked={"id": PAGE})
    declare(
        *(f"wagtailadmin_choose_page_{kind}_link" for kind in ("external", "email", "phone", "anchor")),
        screen=Screen.CONTENT,
        asked=asked,
    )
    declare("wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete", screen=Screen.CONTENT)
    declare(
        *(f"wagtailadmin_api:pages:{word}" for word in ("listing", "detail", "find")),
        screen=Screen.READING,
        ids={"pk": PAGE},
        asked={
            "child_of": own("wagtailcore.Page", words=("root",)),
            "descendant_of": own("wagtailcore.Page", words=("root",)),
        },
    )
    for kind, check in (("documents", FILE), ("images", IMAGE)):
        declare(
            *(f"wagtailadmin_api:{kind}:{word}" for word in ("listing", "detail", "find")),
            screen=Screen.CONTENT,
            ids={"pk": check},
        )
    shut("wagtailadmin_api:pages:action")


def _declare_media() -> None:
    in_collection = {"collection_id": COLLECTION, "collection": COLLECTION}
    declare(
        *names(
            "wagtaildocs",
            "index index_results add edit delete add_multiple edit_multiple delete_multiple"
            " create_multiple_from_uploaded_document delete_upload_multiple document_usage",
        ),
        screen=Screen.CONTENT,
        ids={"document_id": FILE, "doc_id": FILE},
        asked=in_collection,
    )
    declare(
        *names(
            "wagtailimages",
            "index index_results add edit delete add_multiple edit_multiple delete_multiple"
            " create_multiple_from_uploaded_image delete_upload_multiple image_usage"
            " url_generator url_generator_output preview",
        ),
        screen=Screen.CONTENT,
        ids={"image_id": IMAGE},
        asked=in_collection,
    )
    for namespace, check in (("wagtaildocs_chooser", FILE), ("wagtailimages_chooser", IMAGE)):
        declare(
            *names(namespace, "choose choose_results chosen chosen_multiple create"),
            screen=Screen.CONTENT,
            ids={"pk": check},
            asked={"id": check, **in_collection},
        )
    declare("wagtailimages_chooser:select_format", screen=Screen.CONTENT, ids={"image_id": IMAGE})


def _shut_what_own_screens_replace() -> None:
    """Sites, boards and people are provisioned by code and by this house's own screens."""
    shut("wagtailadmin_error_test", "wagtailsnippets:index")
    shut(*names("wagtailadmin_collections", "index add edit delete set_privacy"))
    shut(
        *names(
            "wagtailadmin_workflows",
            "index index_results add enable disable edit usage usage_results remove add_task select_task_type"
            " task_index task_index_results edit_task disable_task enable_task task_chooser task_chooser_results"
            " task_chooser_create task_chosen",
        )
    )
    for report in (
        "locked_pages",
        "workflow",
        "workflow_tasks",
        "site_history",
        "aging_pages",
        "page_types_usage",
    ):
        shut(*names("wagtailadmin_reports", f"{report} {report}_results"))
    shut(*names("wagtailredirects", "index index_results add edit delete start_import process_import"))
    shut(*names("wagtailsettings", "edit preview_on_edit"))
    listing = "index index_results add edit delete history history_results usage"
    shut(*names("wagtailsites", listing + " copy"), *names("wagtailusers_groups", listing))
    shut(*names("wagtailusers_users", listing + " copy"))
