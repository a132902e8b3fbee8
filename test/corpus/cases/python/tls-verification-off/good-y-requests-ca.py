import requests


def sync(items):
    s = requests.Session()
    s.verify = "/etc/ssl/internal-ca.pem"
    for i in items:
        s.post("https://erp.internal/items", json=i, timeout=10)
