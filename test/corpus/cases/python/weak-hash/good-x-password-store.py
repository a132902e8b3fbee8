import hashlib
import os


class UserStore:
    def __init__(self, db):
        self.db = db

    def _digest(self, password, salt):
        return hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26).hex()

    def create(self, name, password):
        salt = os.urandom(16)
        self.db.execute(
            "insert into users (name, salt, digest) values (?, ?, ?)",
            (name, salt, self._digest(password, salt)),
        )
