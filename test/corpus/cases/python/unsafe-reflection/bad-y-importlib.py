import importlib
from flask import Flask, request

app = Flask(__name__)


@app.post("/plugin")
def plugin():
    mod = importlib.import_module(request.form["module"])
    return str(mod.__doc__)
