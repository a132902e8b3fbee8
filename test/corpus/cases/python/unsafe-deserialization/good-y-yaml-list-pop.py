import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/deser/00315", methods=["POST"])
def t315():
    param = request.form.get("BenchmarkTest00315", "")
    q = ["text: 1", param, "text: 2"]
    bar = q.pop()
    try:
        data = yaml.load(bar, Loader=yaml.Loader)
    except yaml.YAMLError:
        return "bad yaml", 400
    return str(data["text"])
