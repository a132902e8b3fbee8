import hashlib
from pathlib import Path
from flask import Flask, request

app = Flask(__name__)


@app.get("/cache")
def cache():
    key = hashlib.sha256(request.args.get("q", "").encode()).hexdigest()
    p = Path("/var/cache/app") / key
    return p.read_bytes() if p.exists() else b""
