import base64

import jsonpickle
import yaml
from flask import Flask, request

app = Flask(__name__)

DECODERS = {
    "application/yaml": lambda raw: yaml.load(raw, Loader=yaml.UnsafeLoader),
    "application/json": lambda raw: jsonpickle.decode(raw),
}


@app.put("/state")
def restore():
    decode = DECODERS.get(request.mimetype, DECODERS["application/json"])
    state = decode(request.get_data(as_text=True))
    return {"keys": sorted(state)}
