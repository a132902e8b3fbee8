from Crypto.Cipher import AES
from flask import Flask, request

app = Flask(__name__)
MODES = {"fast": AES.MODE_ECB, "slow": AES.MODE_EAX}


def cipher_for(key, speed="fast"):
    return AES.new(key, MODES["fast"])


@app.post("/seal")
def seal():
    data = request.get_data()
    data += b" " * (-len(data) % 16)
    return cipher_for(app.config["KEY"]).encrypt(data)
