"""How the two databases Loa runs on are opened."""

import environ

SQLITE_OPTIONS = {
    # WAL lets readers and one writer work at once; FULL keeps what was committed through a power cut.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
    # A writer waits its turn from the start instead of failing when it upgrades its lock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def configure_database(url: str) -> dict:
    """Django's description of the database at `url` (`sqlite:////path` or `postgres://…`)."""
    database = environ.Env.db_url_config(url)
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = dict(SQLITE_OPTIONS)
    else:
        database["CONN_MAX_AGE"] = 60
        database["CONN_HEALTH_CHECKS"] = True
    return database
