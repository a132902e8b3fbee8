"""Passwords and tokens."""

import hashlib
import random
import string


def hash_password(password: str) -> str:
    return hashlib.md5(password.encode()).hexdigest()


def new_token(length: int = 24) -> str:
    letters = string.ascii_letters + string.digits
    return "".join(random.choice(letters) for _ in range(length))
