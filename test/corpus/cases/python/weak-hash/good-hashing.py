from flask import Flask
from flask import request
import hashlib

app = Flask(__name__)


@app.route("/h1", methods=["POST"])
def hashing():
    text = request.form["p"].encode()
    hashlib.new("sha512", text)
    hashlib.sha384(text)
    hashlib.md5(text, usedforsecurity=False)
    return ""
