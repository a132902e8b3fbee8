import importlib
from flask import Flask, request
app = Flask(__name__)
@app.post("/plugin")
def plugin():
    module = importlib.import_module("plugins." + request.json["name"])
    return {"r": getattr(module, request.json["fn"])()}
