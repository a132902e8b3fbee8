import ssl


def ctx():
    return ssl.SSLContext(ssl.PROTOCOL_SSLv3)
