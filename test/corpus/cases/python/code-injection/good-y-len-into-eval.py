from flask import Flask, request

app = Flask(__name__)


@app.get("/n")
def n():
    size = len(request.args.get("v", ""))
    return str(eval(f"{size} + 1"))
