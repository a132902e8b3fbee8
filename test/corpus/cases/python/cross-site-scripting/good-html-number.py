from flask import Flask
from flask import request

app = Flask(__name__)


@app.route("/x10")
def html_number():
    return "<p>%d</p>" % len(request.args.get("name", ""))
