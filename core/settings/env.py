"""The one place where the environment is read: every variable, its type and its default."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import environ

PROJECT_DIR = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Environment:
    """What an installation may set; in the environment each field is `PORTAL_` and its name in capitals."""

    secret_key: str = ""
    """Signs sessions and links; production refuses to start without at least 50 characters."""
    database_url: str = ""
    """`postgres://user:password@host:port/name`; production refuses to start without it."""
    allowed_hosts: tuple[str, ...] = ()
    """Host names and raw addresses this process answers (A08)."""
    csrf_trusted_origins: tuple[str, ...] = ()
    """Full origins (`https://…`) that may post forms, when a proxy changes the scheme."""
    channel: str = ""
    """`wan` or `internet`: the one network this process serves; empty: both, by host name (A04)."""
    base_url: str = ""
    """Address of the admin, used in mails."""
    var_dir: str = str(PROJECT_DIR / "var")
    """Folder for what runs: private files, pictures, search index, static files."""
    search_engine: str = "embedded"
    """`embedded`: the index lies in `PORTAL_VAR_DIR`; `cluster`: Elasticsearch answers, else that index."""
    search_servers: tuple[str, ...] = ()
    """Addresses of the cluster's nodes (`https://host:9200`), for the engine `cluster`."""
    search_ca: str = ""
    """File of the authority that signed the nodes' certificates; empty: those the system trusts."""
    search_prefix: str = "portal"
    """What the names of the portal's indexes in the cluster begin with."""
    search_internet_reader: str = ""
    """`name:password` of the cluster's user that reads the index of the Internet."""
    search_internet_writer: str = ""
    """`name:password` of the one that writes it; the Internet process needs none."""
    search_wan_reader: str = ""
    """`name:password` of the one that reads the index of the WAN; never set for the Internet process."""
    search_wan_writer: str = ""
    """`name:password` of the one that writes it; never set for the Internet process."""
    search_shards: int = 1
    """Parts of each index in the cluster; one serves a province. A change takes effect with the next rebuild."""
    search_replicas: int = 1
    """Further copies of each part, on other nodes; with one, any node may fail."""
    search_timeout_ms: int = 2000
    """Milliseconds a reader waits for the cluster before the embedded index answers."""
    media_accel_url: str = ""
    """Internal address at which nginx holds the folder of pictures (`/_pictures/`); empty: this process sends them."""
    intake_dir: str = ""
    """Folder in memory for uploads not yet judged; empty: `/dev/shm/portal-` and the account's number."""
    intake_megabytes: int = 2048
    """How much that folder may hold."""
    antivirus: str = ""
    """clamd's `unix:/path` or `tcp:host:port`; `off`: nothing is scanned; empty: the socket that Debian gives it."""
    max_scanned_pages: int = 500
    """A scan of more pages is to be split before it is uploaded."""
    task_backend: str = "database"
    """`database`: tasks wait for `manage.py db_worker`; `thread`: in this process, behind the request."""
    email_url: str = "consolemail://"
    """Mail server, for example `smtp+tls://user:password@host:587`."""
    email_from: str = "portal@localhost"
    """Sender of the portal's mails."""
    office_mail_domains: tuple[str, ...] = ()
    """What comes after the @ in addresses that may be invited; empty: any."""
    rate_limit: int = 240
    """Searches a minute of one address; suggestions five times as many, feeds and the API half; 0: no limit."""
    debug: bool = False
    """Developers only: error pages with source text."""
    https: bool = True
    """Whether readers reach this process over HTTPS; a closed network may have none."""
    log_level: str = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""


def read_environment() -> Environment:
    """Read `PORTAL_*` variables, after a `.env` file beside manage.py if there is one."""
    reader = environ.Env()
    dotenv = PROJECT_DIR / ".env"
    if dotenv.exists():
        reader.read_env(dotenv)
    values: dict[str, object] = {}
    for field in fields(Environment):
        name = f"PORTAL_{field.name.upper()}"
        default = field.default
        if isinstance(default, bool):
            values[field.name] = reader.bool(name, default=default)
        elif isinstance(default, int):
            values[field.name] = reader.int(name, default=default)
        elif isinstance(default, tuple):
            values[field.name] = tuple(reader.list(name, default=list(default)))
        else:
            values[field.name] = reader.str(name, default=default)
    return Environment(**values)  # type: ignore[arg-type]  # each value was read by its field's own type


ENV = read_environment()
