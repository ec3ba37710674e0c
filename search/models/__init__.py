"""What the search keeps in the database: its outbox, the words it knows, what readers keep, what was asked."""

from search.models.api import ApiClient, ApiUse
from search.models.kept import Follow, SavedPage, SavedSearch
from search.models.outbox import OutboxEntry
from search.models.questions import AskedQuestion, ChosenHit, PinnedResult
from search.models.synonyms import SynonymSet

__all__ = [
    "ApiClient",
    "ApiUse",
    "AskedQuestion",
    "ChosenHit",
    "Follow",
    "OutboxEntry",
    "PinnedResult",
    "SavedPage",
    "SavedSearch",
    "SynonymSet",
]
