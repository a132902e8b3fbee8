import base64
import hashlib

from flask import Flask, request

app = Flask(__name__)


@app.post("/enrol")
def enrol():
    value = request.form.get("value", "").encode()
    digest = hashlib.md5()
    digest.update(value)
    with open("/srv/passwordFile.txt", "a") as out:
        out.write(base64.b64encode(digest.digest()).decode())
    return "", 204
