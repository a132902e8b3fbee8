import jwt

TENANT_KEYS = {}


def load(token):
    tenant = jwt.decode(token, options={"verify_signature": False}).get("tenant")
    key = TENANT_KEYS[tenant]
    return jwt.decode(token, key, algorithms=["HS256"])
