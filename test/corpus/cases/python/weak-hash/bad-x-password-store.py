import hashlib
import os


class UserStore:
    def __init__(self, db):
        self.db = db

    def _digest(self, password, salt):
        return hashlib.md5(salt + password.encode()).hexdigest()

    def create(self, name, password):
        salt = os.urandom(8)
        self.db.execute(
            "insert into users (name, salt, digest) values (?, ?, ?)",
            (name, salt, self._digest(password, salt)),
        )
