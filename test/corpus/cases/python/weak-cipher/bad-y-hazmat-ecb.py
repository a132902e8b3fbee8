from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def enc(key, block):
    c = Cipher(algorithms.AES(key), modes.ECB())
    e = c.encryptor()
    return e.update(block) + e.finalize()
