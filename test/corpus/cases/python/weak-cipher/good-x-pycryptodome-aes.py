from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes


def encrypt_card(number, key):
    cipher = AES.new(key, AES.MODE_GCM, nonce=get_random_bytes(12))
    data, tag = cipher.encrypt_and_digest(number.encode())
    return cipher.nonce + tag + data
