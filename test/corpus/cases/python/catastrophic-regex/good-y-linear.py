import re
from flask import Flask, request

app = Flask(__name__)
EMAIL = re.compile(r"^[a-zA-Z0-9]+@example\.com$")


@app.get("/v")
def v():
    return str(bool(EMAIL.match(request.args.get("e", ""))))
