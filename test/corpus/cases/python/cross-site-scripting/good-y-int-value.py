from flask import Flask, request

app = Flask(__name__)


@app.get("/count")
def count():
    n = request.args.get("n", 0, type=int)
    return f"<p>You asked for {n} items</p>"
