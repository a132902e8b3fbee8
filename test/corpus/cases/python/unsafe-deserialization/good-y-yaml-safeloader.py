import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/import")
def imp():
    doc = yaml.load(request.data, Loader=yaml.CSafeLoader)
    doc2 = yaml.safe_load(request.data)
    return {"keys": len(doc) + len(doc2)}
