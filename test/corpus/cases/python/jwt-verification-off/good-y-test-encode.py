import jwt
import os


def issue(user):
    return jwt.encode({"sub": user, "scope": "none"}, os.environ["K"], algorithm="HS512")
