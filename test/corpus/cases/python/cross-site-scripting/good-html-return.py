from flask import Flask
from flask import request
import html

app = Flask(__name__)


@app.route("/x2")
def html_return_good():
    name = request.args.get("name", "")
    return f"<h1>Hello {html.escape(name)}</h1>"
