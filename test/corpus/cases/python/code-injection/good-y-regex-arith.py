import re
from flask import Flask, request, abort

app = Flask(__name__)


@app.get("/calc")
def calc():
    expr = request.args["e"]
    if not re.fullmatch(r"[0-9]{1,3}[+\-*][0-9]{1,3}", expr):
        abort(400)
    if re.search(r"\b0\d", expr):
        abort(400)
    return str(eval(expr))
