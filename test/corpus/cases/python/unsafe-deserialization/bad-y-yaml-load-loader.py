import yaml
from flask import Flask, request

app = Flask(__name__)


@app.post("/import")
def imp():
    doc = yaml.load(request.data, Loader=yaml.UnsafeLoader)
    return {"keys": len(doc)}
