import base64, pickle
from flask import Flask, request
app = Flask(__name__)
@app.get("/")
def index():
    raw = request.cookies.get("prefs")
    prefs = pickle.loads(base64.urlsafe_b64decode(raw)) if raw else {}
    return {"theme": prefs.get("theme")}
