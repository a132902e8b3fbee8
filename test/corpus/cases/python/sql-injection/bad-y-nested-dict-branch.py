from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/sqli/00602", methods=["POST"])
def t602():
    param = request.get_json()["v"]
    store = {"a": {"x": "one", "y": param}}
    first = store["a"]["y"]
    con = sqlite3.connect("b.db")
    return str(con.execute(f"SELECT * FROM t WHERE c = '{first}'").fetchall())
