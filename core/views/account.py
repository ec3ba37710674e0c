"""A person's own account in the admin."""

from __future__ import annotations

from wagtail.admin.views.account import (
    AccountView,
    AvatarSettingsPanel,
    BaseSettingsPanel,
    NameEmailSettingsPanel,
)

LEFT_OUT = frozenset({NameEmailSettingsPanel.name, AvatarSettingsPanel.name})


class PortalAccountView(AccountView):
    """Password, notices, appearance; the name belongs to the office's record and is not asked here (N08).

    Wagtail's form demands a first and a last name, which our people do not have: with it nothing on
    the page could be saved, the password neither. Nobody uploads a portrait of himself either: it would be a picture
    beside the gates, shown to people of other sites (A02).
    """

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Wagtail's panels without those for the name and the portrait."""
        panels: list[BaseSettingsPanel] = super().get_panels()
        return [panel for panel in panels if panel.name not in LEFT_OUT]
