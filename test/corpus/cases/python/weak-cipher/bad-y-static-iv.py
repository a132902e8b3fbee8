from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

IV = b"0000000000000000"


def enc(key, data):
    e = Cipher(algorithms.AES(key), modes.CBC(IV)).encryptor()
    return e.update(data) + e.finalize()
