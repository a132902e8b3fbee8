from hashlib import md5 as quick


def etag_token(session_key: str) -> str:
    return quick(session_key.encode()).hexdigest()
