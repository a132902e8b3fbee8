from contextlib import contextmanager

import psycopg2


@contextmanager
def connection():
    conn = psycopg2.connect(
        host="db.internal.example.org",
        dbname="billing",
        user="billing_app",
        password="Tr4velling-Otter-91",
    )
    try:
        yield conn
    finally:
        conn.close()
