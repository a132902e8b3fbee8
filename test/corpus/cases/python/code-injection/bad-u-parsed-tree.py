import ast

from flask import Flask, request

app = Flask(__name__)


@app.post("/sum")
def total():
    tree = ast.parse(request.form["expression"], mode="eval")
    return {"result": eval(compile(tree, "<form>", "eval"))}
