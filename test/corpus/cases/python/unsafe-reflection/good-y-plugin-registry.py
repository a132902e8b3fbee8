import importlib
from flask import Flask, request, abort

app = Flask(__name__)
PLUGINS = {"csv": "exporters.csv_out", "xml": "exporters.xml_out"}


@app.post("/plugin")
def plugin():
    dotted = PLUGINS.get(request.form["module"])
    if dotted is None:
        abort(404)
    return str(importlib.import_module(dotted).__doc__)
