"""The portal's own workflow task: one step of one site's board."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from workflows.enums import ADVANCE_LABELS, Action, Step
from workflows.services.acting import check_action, refresh_revision
from workflows.services.items import item_of
from workflows.services.rules import Actor, reasons_against, states_waiting_for


class BoardTask(Task):
    """A step (bước) of a site's moderation; who may act is decided by one rule, asked here and everywhere (C01)."""

    portal_site = models.ForeignKey(
        "portal_sites.PortalSite", models.CASCADE, related_name="board_tasks", verbose_name=_("site")
    )
    step = models.CharField(_("step"), max_length=8, choices=Step)

    # Provisioned by code: nobody rewires a board's steps in a form.
    admin_form_fields: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("board step")
        verbose_name_plural = _("board steps")
        constraints = [
            models.UniqueConstraint(fields=["portal_site", "step"], name="one_task_per_site_and_step")
        ]

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Wagtail's buttons: what this person may do now, as (action, label, asks for a comment)."""
        state = obj.current_workflow_task_state
        if state is None or state.task_id != self.pk:
            return []
        actor, item = Actor.load(user), item_of(state)
        labels = {
            Action.RETURN: (_("Return for changes"), True),
            Action.ADVANCE: (ADVANCE_LABELS[Step(self.step)], False),
        }
        return [
            (action.value, str(label), modal)
            for action, (label, modal) in labels.items()
            if not reasons_against(actor, item, action)
        ]

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Carry out an action after asking every rule on the task state's own object, whatever page the address
        named; raises ActionRefused with reasons (B14)."""
        seen = kwargs.pop("revision_id", None)
        action = check_action(
            task_state, user, action_name, comment=kwargs.get("comment", ""), seen_revision=seen
        )
        if action == Action.ADVANCE:
            refresh_revision(task_state)
        super().on_action(task_state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Whoever holds this step may open the editor."""
        return self._may_work(obj, user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Everybody who does not hold this step reads only."""
        return not self._may_work(obj, user)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Whoever holds this step."""
        return self._may_work(obj, user)

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Nobody takes another's lock away."""
        return False

    def _may_work(self, obj: Any, user: Any) -> bool:
        state = obj.current_workflow_task_state
        return state is not None and not reasons_against(Actor.load(user), item_of(state), Action.RETURN)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Task states of this step that wait for `user`."""
        return states_waiting_for(user).filter(task_id=self.pk)

    @classmethod
    def get_description(cls) -> str:
        """What Wagtail's workflow pages say of this kind of task."""
        return str(_("The people who hold this step on the site's board"))
