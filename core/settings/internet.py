"""What a process that serves the Internet alone does without (N13)."""

READERS_MIDDLEWARE = frozenset(
    {
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "sites.middleware.ChannelMiddleware",
        "search.rate_limits.RateLimits",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "sites.middleware.TombstoneMiddleware",
        "sites.redirect_middleware.ReaderRedirectMiddleware",
    }
)
"""All that readers need; what is added for the admin stays out. Nobody logs in: no session is read or begun, and a
cookie stolen on the other network opens nothing."""

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
"""Its own memory. What a process may write into the shared cache, the admin's process would unpack and trust."""

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
"""Readers send no files: a large one is let fall as it arrives, and no intake folder is needed (N05)."""


def for_readers(middleware: list[str]) -> list[str]:
    """The middleware of a process for readers, in its order."""
    return [name for name in middleware if name in READERS_MIDDLEWARE]


def readers_of_cluster(users: dict[str, str]) -> dict[str, str]:
    """The cluster's users that such a process may be: it reads its own index, whatever else its environment says."""
    return {"internet_reader": users["internet_reader"]}
