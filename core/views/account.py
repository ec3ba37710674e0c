"""A person's own account in the admin."""

from __future__ import annotations

from wagtail.admin.views.account import AccountView, BaseSettingsPanel, NameEmailSettingsPanel


class PortalAccountView(AccountView):
    """Password, notices, appearance; the name belongs to the office's record and is not asked here (N08).

    Wagtail's form demands a first and a last name, which our people do not have: with it nothing on
    the page could be saved, the password neither.
    """

    def get_panels(self) -> list[BaseSettingsPanel]:
        """Wagtail's panels without the one for the name."""
        panels: list[BaseSettingsPanel] = super().get_panels()
        return [panel for panel in panels if panel.name != NameEmailSettingsPanel.name]
