import re
from flask import Flask, request, abort

app = Flask(__name__)
TITLE = re.compile(r"[\w ]{1,80}")


@app.post("/title")
def title():
    if not TITLE.fullmatch(request.form["t"]):
        abort(400)
    return "ok"
