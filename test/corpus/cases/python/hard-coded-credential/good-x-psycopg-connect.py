import os
from contextlib import contextmanager

import psycopg2


@contextmanager
def connection():
    conn = psycopg2.connect(
        host="db.internal.example.org",
        dbname="billing",
        user="billing_app",
        password=os.environ["BILLING_DB_PASSWORD"],
    )
    try:
        yield conn
    finally:
        conn.close()
