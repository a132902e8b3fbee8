import secrets


def check(token, stored_token):
    if token is None or token == "":
        return False
    return secrets.compare_digest(token, stored_token)
