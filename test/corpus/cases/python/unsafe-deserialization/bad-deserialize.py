from flask import Flask
from flask import request
import base64
import pickle

app = Flask(__name__)


@app.route("/d1")
def deserialize():
    raw = base64.urlsafe_b64decode(request.cookies["state"])
    pickle.loads(raw)
    fixed = base64.b64encode(pickle.dumps({"a": 1}))
    return ""
