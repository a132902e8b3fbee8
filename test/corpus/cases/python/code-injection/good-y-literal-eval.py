import ast
from flask import Flask, request

app = Flask(__name__)


@app.post("/parse")
def parse():
    try:
        val = ast.literal_eval(request.form["expr"])
    except (ValueError, SyntaxError):
        return "bad", 400
    return repr(type(val))
