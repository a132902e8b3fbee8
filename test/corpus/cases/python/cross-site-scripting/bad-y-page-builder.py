from flask import Flask, request

app = Flask(__name__)


class Page:
    def __init__(self):
        self.parts = []

    def add(self, label, value):
        self.parts.append(f"<dt>{label}</dt><dd>{value}</dd>")

    def html(self):
        return "<dl>" + "".join(self.parts) + "</dl>"


@app.get("/card")
def card():
    p = Page()
    p.add("Name", request.args.get("name", ""))
    return p.html()
