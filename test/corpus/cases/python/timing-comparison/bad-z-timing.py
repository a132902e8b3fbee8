import hmac, hashlib
from flask import Flask, abort, request
app = Flask(__name__)
@app.post("/hook")
def hook():
    expected = hmac.new(KEY, request.data, hashlib.sha256).hexdigest()
    if request.headers["X-Signature"] != expected:
        abort(403)
    return ""
