from flask import Flask, request

app = Flask(__name__)


@app.get("/convert")
def convert():
    raw = request.args.get("n", "")
    try:
        return str(int(raw) * 2)
    except ValueError:
        return f"<em>{raw}</em> is not a number", 400
