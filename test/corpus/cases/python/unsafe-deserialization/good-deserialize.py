from flask import Flask
from flask import request
import base64
import json
import pickle

app = Flask(__name__)


@app.route("/d1")
def deserialize():
    raw = base64.urlsafe_b64decode(request.cookies["state"])
    json.loads(raw)
    fixed = base64.b64encode(pickle.dumps({"a": 1}))
    pickle.loads(base64.b64decode(fixed))
    return ""
