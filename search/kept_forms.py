"""What a reader sends for keeping something (A10). Unknown words are refused by the form, not guessed at."""

from __future__ import annotations

from django import forms

from search.services.keeping import ADDRESS_LETTERS, NAME_LETTERS

MAX_KEY_LETTERS = 60
MAX_ADDRESS_LETTERS = ADDRESS_LETTERS * 4
"""Longer than what is kept: too long a search is answered in words."""


class KeepForm(forms.Form):
    """Keep a page, a search, or follow something; `back` is where the reader stood."""

    what = forms.ChoiceField(choices=[(name, name) for name in ("page", "follow", "search")])
    key = forms.CharField(required=False, max_length=MAX_KEY_LETTERS)
    address = forms.CharField(required=False, max_length=MAX_ADDRESS_LETTERS, strip=False)
    back = forms.CharField(required=False, max_length=MAX_ADDRESS_LETTERS)


class ChangeForm(forms.Form):
    """Rename a row of the list, begin or end its mails, or remove it."""

    what = forms.ChoiceField(choices=[(name, name) for name in ("page", "follow", "search")])
    row = forms.IntegerField(min_value=1, max_value=2**63 - 1)
    act = forms.ChoiceField(choices=[(name, name) for name in ("rename", "mail", "quiet", "remove")])
    name = forms.CharField(required=False, max_length=NAME_LETTERS)
    back = forms.CharField(required=False, max_length=MAX_ADDRESS_LETTERS)
