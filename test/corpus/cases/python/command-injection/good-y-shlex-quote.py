import os
import shlex
from flask import Flask, request

app = Flask(__name__)


@app.post("/grep")
def grep():
    word = request.form["word"]
    with os.popen("grep -c -e " + shlex.quote(word) + " /srv/data/words.txt") as p:
        return p.read()
