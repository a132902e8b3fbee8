import hashlib
import hmac
import os
import pickle
from flask import Flask, request, abort

app = Flask(__name__)
KEY = os.environ["STATE_KEY"].encode()


@app.post("/state")
def state():
    body = request.get_data()
    mac, payload = body[:32], body[32:]
    if not hmac.compare_digest(mac, hmac.new(KEY, payload, hashlib.sha256).digest()):
        abort(403)
    return {"n": len(pickle.loads(payload))}
