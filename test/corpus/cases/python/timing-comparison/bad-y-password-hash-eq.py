import hashlib
import sqlite3


def login(db: sqlite3.Connection, user, password):
    salt, stored_hash = db.execute("SELECT salt, hash FROM users WHERE name=?", (user,)).fetchone()
    calc = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600000)
    return calc == stored_hash
