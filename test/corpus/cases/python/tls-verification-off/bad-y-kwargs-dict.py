import requests

KW = dict(timeout=5, verify=False)


def get(url):
    return requests.get(url, **KW)
