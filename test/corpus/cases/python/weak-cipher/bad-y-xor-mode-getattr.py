from Crypto.Cipher import ARC2
from Crypto.Random import get_random_bytes


def legacy(data):
    key = get_random_bytes(16)
    c = ARC2.new(key, ARC2.MODE_CFB)
    return c.iv + c.encrypt(data)
