import base64
import pickle
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/deser/00014")
def t14():
    raw = request.cookies.get("BenchmarkTest00014", "")
    store = {"a": base64.b64encode(pickle.dumps({"name": "x"})).decode(), "b": raw}
    obj = pickle.loads(base64.b64decode(store["a"]))
    return obj["name"]
