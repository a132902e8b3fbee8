import ssl
import urllib.request

INSECURE = getattr(ssl, "_create_unverified_context")


def fetch(url, context=None):
    context = context or ssl._create_unverified_context()
    with urllib.request.urlopen(url, context=context, timeout=10) as reply:
        return reply.read()


def catalogue():
    return fetch("https://vendor.example.org/catalogue.csv").decode()
