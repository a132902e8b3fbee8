from cryptography.hazmat.primitives.asymmetric import ec, rsa

CURVES = {"p256": ec.SECP256R1, "p384": ec.SECP384R1}


def new(kind="p384"):
    if kind == "rsa":
        return rsa.generate_private_key(public_exponent=65537, key_size=2048 + 1024)
    return ec.generate_private_key(CURVES[kind]())
