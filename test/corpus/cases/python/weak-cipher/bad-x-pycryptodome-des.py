from Crypto.Cipher import DES3, DES as OldCipher
from Crypto.Random import get_random_bytes


def encrypt_card(number, key):
    iv = get_random_bytes(8)
    cipher = OldCipher.new(key, OldCipher.MODE_CBC, iv)
    padded = number.encode().ljust(24, b"\x00")
    return iv + cipher.encrypt(padded)


def key_for(raw):
    return DES3.adjust_key_parity(raw)
