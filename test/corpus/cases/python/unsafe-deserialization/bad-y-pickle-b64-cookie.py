import base64
import pickle
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/deser/00013")
def t13():
    raw = request.cookies.get("BenchmarkTest00013", "")
    blob = base64.urlsafe_b64decode(raw.encode())
    obj = pickle.loads(blob)
    return obj.get("name", "?") if isinstance(obj, dict) else "?"
