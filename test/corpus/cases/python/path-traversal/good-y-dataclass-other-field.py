import os
from dataclasses import dataclass
from flask import Flask, request

app = Flask(__name__)


@dataclass
class Doc:
    leaf: str
    title: str


@app.get("/doc")
def doc():
    d = Doc("index.txt", request.args.get("title", ""))
    with open(os.path.join("/srv/docs", d.leaf), encoding="utf-8") as fh:
        return {"title": d.title, "text": fh.read()}
