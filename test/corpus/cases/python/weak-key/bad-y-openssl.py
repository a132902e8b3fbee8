from OpenSSL import crypto


def make():
    k = crypto.PKey()
    k.generate_key(crypto.TYPE_RSA, 1024)
    return k
