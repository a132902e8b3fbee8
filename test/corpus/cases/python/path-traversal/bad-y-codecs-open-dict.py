import codecs
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/pt/00021")
def t21():
    param = request.args.get("f")
    d = dict(first="readme.txt", second=param)
    d["third"] = d["second"]
    bar = d["third"]
    with codecs.open("/srv/files/" + bar, "r", "utf-8") as fh:
        return fh.read()
