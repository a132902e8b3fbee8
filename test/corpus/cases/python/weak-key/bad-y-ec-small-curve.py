from cryptography.hazmat.primitives.asymmetric import ec


def new():
    return ec.generate_private_key(ec.SECT163K1())
