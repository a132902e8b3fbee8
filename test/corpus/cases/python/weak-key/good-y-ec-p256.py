from cryptography.hazmat.primitives.asymmetric import ec, ed25519


def new(fast=False):
    if fast:
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())
