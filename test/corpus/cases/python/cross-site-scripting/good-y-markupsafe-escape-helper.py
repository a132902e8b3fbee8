from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)


class Page:
    def __init__(self):
        self.parts = []

    def add(self, label, value):
        self.parts.append(f"<dt>{label}</dt><dd>{escape(value)}</dd>")

    def html(self):
        return "<dl>" + "".join(self.parts) + "</dl>"


@app.get("/card")
def card():
    p = Page()
    p.add("Name", request.args.get("name", ""))
    p.add("Ref", request.headers.get("Referer", ""))
    return p.html()
