import hashlib
import os


def store(password):
    salt = os.urandom(8)
    pw_hash = hashlib.sha1(salt + password.encode("utf8")).hexdigest()
    return salt.hex() + "$" + pw_hash
