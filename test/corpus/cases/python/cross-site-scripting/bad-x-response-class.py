from flask import Flask, Response, request

app = Flask(__name__)


class Page:
    def __init__(self, title):
        self.title = title
        self.blocks = []

    def add(self, html):
        self.blocks.append(html)
        return self

    def response(self):
        body = "".join(self.blocks)
        return Response(f"<html><head><title>{self.title}</title></head><body>{body}</body></html>", mimetype="text/html")


@app.route("/hello")
def hello():
    name = request.args.get("name", "you")
    return Page("Hello").add("<h1>Hello ").add(name).add("</h1>").response()
