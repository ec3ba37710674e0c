"""What the installed packages say in English and no Vietnamese catalogue covers (A11).

A package ships a catalogue of its source texts (`locale/en`); where it does not, the largest of its
other languages names the same texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import polib
from django.apps import apps
from django.conf import settings

from core.services.catalogues import catalogues_in
from core.settings.env import PROJECT_DIR

DOMAINS = ("django", "djangojs")
# Not installed as apps, yet read: Django's forms and dates, and the times Wagtail prints with humanize.
ALWAYS_READ = ("django.conf",)
READ_WITHOUT_ITS_CATALOGUE = ("django.contrib.humanize",)

Key = tuple[str | None, str]


@dataclass(frozen=True, order=True)
class SourceText:
    """One text of a package, with where it stands in the package's code."""

    package: str
    domain: str
    msgid: str
    msgctxt: str = ""
    locations: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What a catalogue finds it by."""
        return (self.msgctxt or None, self.msgid)


def gaps() -> list[SourceText]:
    """Texts of the installed packages without a Vietnamese translation, by package."""
    missing: list[SourceText] = []
    for domain in DOMAINS:
        ours = known_keys(domain)
        for folder, package in package_folders():
            known = ours | _shipped_keys(folder, package=package, domain=domain)
            texts = texts_of(folder, package=package, domain=domain)
            missing += [text for text in texts if text.key not in known]
    return sorted(missing)


def dead_entries(folder: Path) -> list[str]:
    """Texts translated in this locale folder that no installed package says any more."""
    dead: list[str] = []
    for path in catalogues_in([folder]):
        living = {
            text.key
            for source, package in package_folders()
            for text in texts_of(source, package=package, domain=path.stem)
        }
        entries = polib.pofile(str(path))
        dead += [entry.msgid for entry in entries if (entry.msgctxt, entry.msgid) not in living]
    return dead


def package_folders() -> Iterator[tuple[Path, str]]:
    """Locale folders of the packages that are not ours, each with the package's name."""
    for name in (*ALWAYS_READ, *READ_WITHOUT_ITS_CATALOGUE, *_installed_packages()):
        folder = Path(str(import_module(name).__file__)).parent / "locale"
        if folder.is_dir():
            yield folder, name


def texts_of(folder: Path, *, package: str, domain: str) -> Iterator[SourceText]:
    """The source texts of one package."""
    for entry in _source_catalogue(folder, domain):
        if not entry.obsolete:
            places = tuple(f"{path}:{line}" for path, line in entry.occurrences)
            yield SourceText(package, domain, entry.msgid, entry.msgctxt or "", places)


def known_keys(domain: str) -> set[Key]:
    """Texts translated in the project's own locale folders."""
    paths = [path for path in catalogues_in(settings.LOCALE_PATHS) if path.stem == domain]
    return _translated(paths)


def _installed_packages() -> Iterator[str]:
    for app in apps.get_app_configs():
        if Path(app.path).parent != PROJECT_DIR:
            yield app.name


def _shipped_keys(folder: Path, *, package: str, domain: str) -> set[Key]:
    if package in READ_WITHOUT_ITS_CATALOGUE:
        return set()
    return _translated([folder / settings.LANGUAGE_CODE / "LC_MESSAGES" / f"{domain}.po"])


def _translated(paths: Iterable[Path]) -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid)
        for path in paths
        if path.exists()
        for entry in polib.pofile(str(path))
        if entry.translated()
    }


def _source_catalogue(folder: Path, domain: str) -> polib.POFile:
    english = folder / "en" / "LC_MESSAGES" / f"{domain}.po"
    if english.exists():
        return polib.pofile(str(english))
    others = [polib.pofile(str(path)) for path in catalogues_in([folder]) if path.stem == domain]
    return max(others, key=len, default=polib.POFile())
