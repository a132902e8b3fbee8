import ssl
import httpx


def client():
    return httpx.Client(verify=ssl.create_default_context(cafile="/etc/ca.pem"), timeout=5)
