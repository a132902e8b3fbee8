from flask import Flask, Response, request
from markupsafe import escape

app = Flask(__name__)


class Page:
    def __init__(self, title):
        self.title = title
        self.blocks = []

    def add(self, html):
        self.blocks.append(html)
        return self

    def text(self, value):
        return self.add(str(escape(value)))

    def response(self):
        body = "".join(self.blocks)
        return Response(f"<html><head><title>{self.title}</title></head><body>{body}</body></html>", mimetype="text/html")


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    return Page("Hello").add("<h1>Hello ").text(name).add("</h1>").response()
