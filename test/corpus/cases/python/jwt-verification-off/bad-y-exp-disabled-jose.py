from jose import jwt as jose_jwt


def load(token, key):
    return jose_jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": False})
