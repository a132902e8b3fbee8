from cryptography.hazmat.primitives.asymmetric import rsa

SIZES = {"low": 768, "high": 4096}


def make():
    return rsa.generate_private_key(65537, SIZES["high"])
