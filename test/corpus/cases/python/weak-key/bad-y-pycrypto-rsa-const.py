from Crypto.PublicKey import RSA

KEY_BITS = 512 * 2


def new_pair():
    key = RSA.generate(KEY_BITS)
    return key.export_key(), key.publickey().export_key()
