from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4


def stream(key, data):
    return Cipher(ARC4(key), mode=None).encryptor().update(data)
