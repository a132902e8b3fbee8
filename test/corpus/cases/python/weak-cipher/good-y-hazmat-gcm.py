import os
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def enc(key, data):
    iv = os.urandom(12)
    e = Cipher(algorithms.AES(key), modes.GCM(iv)).encryptor()
    ct = e.update(data) + e.finalize()
    return iv + e.tag + ct
