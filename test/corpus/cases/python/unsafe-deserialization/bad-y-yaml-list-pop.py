import yaml
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/deser/00314", methods=["POST"])
def t314():
    param = request.form.get("BenchmarkTest00314", "")
    q = ["a: 1", param, "b: 2"]
    q.pop()
    bar = q.pop()
    try:
        data = yaml.load(bar, Loader=yaml.Loader)
    except yaml.YAMLError:
        return "bad yaml", 400
    return str(data["text"])
