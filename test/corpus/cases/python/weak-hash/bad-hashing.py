from flask import Flask
from flask import request
import hashlib

app = Flask(__name__)


@app.route("/h1", methods=["POST"])
def hashing():
    text = request.form["p"].encode()
    hashlib.md5(text).hexdigest()
    hashlib.new("sha1", text)
    return ""
