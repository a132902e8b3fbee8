import jwt
from jwt import PyJWKClient

client = PyJWKClient("https://idp.example.com/.well-known/jwks.json")


def claims(token):
    key = client.get_signing_key_from_jwt(token).key
    return jwt.decode(token, key, algorithms=["ES256"], audience="web", issuer="https://idp.example.com")
