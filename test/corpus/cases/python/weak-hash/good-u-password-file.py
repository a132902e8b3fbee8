import base64
import hashlib

from flask import Flask, request

app = Flask(__name__)


@app.post("/enrol")
def enrol():
    value = request.form.get("value", "").encode()
    digest = hashlib.scrypt(value, salt=request.form["mail"].encode(), n=16384, r=8, p=1)
    with open("/srv/passwordFile.txt", "a") as out:
        out.write(base64.b64encode(digest).decode())
    return "", 204
