from Crypto.PublicKey import ECC, RSA


def pair():
    return ECC.generate(curve="p256"), RSA.generate(4096)
