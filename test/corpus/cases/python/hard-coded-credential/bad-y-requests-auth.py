import requests


def pull():
    return requests.get("https://ci.internal/api", auth=("deploy", "tR0ub4dor&3x"), timeout=5).json()
