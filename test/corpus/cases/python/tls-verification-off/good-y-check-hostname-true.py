import ssl


def ctx(ca):
    c = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    c.check_hostname = True
    c.verify_mode = ssl.CERT_REQUIRED
    c.load_verify_locations(ca)
    return c
