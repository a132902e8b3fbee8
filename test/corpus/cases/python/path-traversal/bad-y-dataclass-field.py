import os
from dataclasses import dataclass
from flask import Flask, request

app = Flask(__name__)


@dataclass
class Doc:
    folder: str
    leaf: str

    @property
    def path(self):
        return os.path.join("/srv/docs", self.folder, self.leaf)


@app.get("/doc")
def doc():
    d = Doc("public", request.args.get("leaf", "index.txt"))
    with open(d.path, encoding="utf-8") as fh:
        return fh.read()
