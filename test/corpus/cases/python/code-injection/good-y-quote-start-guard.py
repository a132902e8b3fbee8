from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/codeinj/00306", methods=["POST"])
def t306():
    body = request.get_json(silent=True) or {}
    param = str(body.get("expr", "0"))
    if not param.isdecimal() or not param.isascii() or len(param) > 9:
        return "only digits", 400
    return {"result": eval(str(int(param)) + " * 2")}
