import os
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def wrap(key, data):
    iv = os.urandom(8)
    return Cipher(algorithms.TripleDES(key), modes.CBC(iv)).encryptor().update(data)
