"""One SQLite connection a request."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

DATABASE = Path(__file__).parent.parent / "orders.db"


def connect() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(DATABASE)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()


def rows_to_dicts(rows: list[sqlite3.Row]) -> list[dict]:
    return [dict(row) for row in rows]
