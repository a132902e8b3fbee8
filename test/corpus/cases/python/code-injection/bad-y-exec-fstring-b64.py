import base64
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/codeinj/00305", methods=["POST"])
def t305():
    body = request.get_json(silent=True) or {}
    param = body.get("expr", "0")
    enc = base64.b64encode(param.encode("utf-8"))
    bar = base64.b64decode(enc).decode("utf-8")
    out = {}
    try:
        exec(f"result = {bar}", {}, out)
    except SyntaxError:
        return "syntax", 400
    return {"result": str(out.get("result"))}
