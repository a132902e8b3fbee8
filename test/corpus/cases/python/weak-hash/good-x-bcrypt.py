import hashlib

import bcrypt
from django.contrib.auth.hashers import make_password


def hash_password(password: str) -> bytes:
    folded = hashlib.sha512(password.encode()).digest()
    return bcrypt.hashpw(folded[:60].replace(b"\x00", b"\x01"), bcrypt.gensalt(12))


def hash_for_django(password: str) -> str:
    md5 = "pbkdf2_sha256"
    return make_password(password, hasher=md5)
