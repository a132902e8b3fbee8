from flask import Flask
from flask import request
from markupsafe import escape

app = Flask(__name__)


@app.route("/x3")
def html_escape_markupsafe():
    return "<h1>Hello {}</h1>".format(escape(request.args.get("name")))
