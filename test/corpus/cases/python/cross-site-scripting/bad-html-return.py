from flask import Flask
from flask import request

app = Flask(__name__)


@app.route("/x1")
def html_return_bad():
    name = request.args.get("name", "")
    return f"<h1>Hello {name}</h1>"
