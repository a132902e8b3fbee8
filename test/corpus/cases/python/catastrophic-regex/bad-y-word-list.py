import re
from flask import Flask, request, abort

app = Flask(__name__)
TITLE = re.compile(r"^(\w+\s?)*$")


@app.post("/title")
def title():
    if not TITLE.match(request.form["t"]):
        abort(400)
    return "ok"
