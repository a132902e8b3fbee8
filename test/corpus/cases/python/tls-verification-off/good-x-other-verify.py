import jwt
import requests


class Validator:
    def __init__(self, strict):
        self.verify = strict

    def check(self, record, verify=False):
        return record.get("id") is not None or not (self.verify or verify)


def load(url, key):
    record = requests.get(url, verify=True, timeout=3).json()
    claims = jwt.decode(record["token"], key, algorithms=["RS256"])
    return Validator(strict=False).check(claims, verify=False)
