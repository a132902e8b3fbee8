import jwt

DECODE_OPTS = {"verify_signature": False, "verify_exp": False}


def load(token):
    return jwt.decode(token, options=DECODE_OPTS)
