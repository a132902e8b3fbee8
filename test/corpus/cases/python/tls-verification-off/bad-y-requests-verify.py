import requests


def sync(items):
    for i in items:
        requests.post("https://erp.internal/items", json=i, verify=False, timeout=10)
