import ipaddress
import socket
from urllib.parse import urlsplit
import requests
from fastapi import FastAPI, HTTPException

app = FastAPI()
HOSTS = {"hooks.slack.com", "api.github.com"}


def validate(url: str) -> str:
    p = urlsplit(url)
    if p.scheme != "https" or p.port not in (None, 443):
        raise HTTPException(400, "scheme")
    if p.hostname not in HOSTS:
        raise HTTPException(400, "host")
    for info in socket.getaddrinfo(p.hostname, 443):
        if not ipaddress.ip_address(info[4][0]).is_global:
            raise HTTPException(400, "address")
    return f"https://{p.hostname}{p.path}"


@app.post("/ping")
def ping(url: str):
    return {"s": requests.post(validate(url), json={}, timeout=3, allow_redirects=False).status_code}
