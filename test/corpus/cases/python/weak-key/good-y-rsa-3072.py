from cryptography.hazmat.primitives.asymmetric import rsa

BITS = 3072


def make():
    return rsa.generate_private_key(public_exponent=65537, key_size=BITS)
