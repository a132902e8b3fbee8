from Crypto.Cipher import AES
from flask import Flask, request

app = Flask(__name__)
MODES = {"sealed": AES.MODE_EAX, "stream": AES.MODE_GCM}


def cipher_for(key, kind="sealed"):
    return AES.new(key, MODES[kind])


@app.post("/seal")
def seal():
    cipher = cipher_for(app.config["KEY"])
    data, tag = cipher.encrypt_and_digest(request.get_data())
    return cipher.nonce + tag + data
