"""What each role may do with a page: the one table; a right that is not here is a right too many (B10, B14)."""

from __future__ import annotations

from sites.roles import Role

STATES = ("draft", "waiting", "live")
ACTIONS = ("view", "edit", "submit", "publish", "unpublish", "delete", "move", "copy", "lock", "privacy")

_WRITERS = frozenset({Role.EDITOR, Role.SECRETARY, Role.APPROVER, Role.MANAGER})
_READERS_OF_EVERY_SITE = frozenset({Role.LEADERSHIP, Role.AUDITOR})
_READ_AND_EDIT = frozenset({"view", "edit", "submit", "copy"})

# What is closed to every role, superusers included, in every state.
NOBODY = frozenset({"publish", "unpublish", "privacy"})


def expected(role: Role | None, *, own_site: bool, state: str) -> frozenset[str]:
    """Actions open to a person of `role` (None: nothing but admin access) on somebody else's page."""
    if role in _READERS_OF_EVERY_SITE:
        return frozenset({"view"})
    if role is None or not (own_site or role == Role.CENTRAL_BOARD):
        return frozenset()
    if role == Role.CENTRAL_BOARD or role in _WRITERS:
        return _EXPECTED_OF_WRITERS[state] | _LOCK_OF_HOLDERS.get((role, state), frozenset())
    if role == Role.CONTRIBUTOR:
        return frozenset({"view"})
    return frozenset()


_EXPECTED_OF_WRITERS: dict[str, frozenset[str]] = {
    "draft": _READ_AND_EDIT | {"delete", "move"},
    # Waiting at the first step: whoever does not hold it finds the text locked.
    "waiting": frozenset({"view", "copy", "delete", "move"}),
    "live": _READ_AND_EDIT,
}

_HOLDERS_OF_THE_FIRST_STEP = (Role.SECRETARY, Role.APPROVER, Role.CENTRAL_BOARD)
_LOCK_OF_HOLDERS: dict[tuple[Role, str], frozenset[str]] = {
    (role, "waiting"): frozenset({"edit", "lock"}) for role in _HOLDERS_OF_THE_FIRST_STEP
}
