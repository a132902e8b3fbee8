from flask import Flask, request
import sqlite3

app = Flask(__name__)


def pick(store, path):
    node = store
    for p in path.split("."):
        node = node[p]
    return node


@app.route("/bench/sqli/00601", methods=["POST"])
def t601():
    param = request.get_json()["v"]
    store = {"a": {"x": "one", "y": param}}
    first = store["a"]["x"]
    unused = store["a"]["y"]
    app.logger.debug("%d", len(unused))
    con = sqlite3.connect("b.db")
    return str(con.execute(f"SELECT * FROM t WHERE c = '{first}'").fetchall())
