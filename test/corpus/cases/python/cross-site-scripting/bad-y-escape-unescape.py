import html
from flask import Flask, request, make_response

app = Flask(__name__)


@app.route("/bench/xss/00033")
def t33():
    param = request.args.get("v", "")
    esc = html.escape(param)
    bar = html.unescape(esc)
    return make_response(f"<p>{bar}</p>")
