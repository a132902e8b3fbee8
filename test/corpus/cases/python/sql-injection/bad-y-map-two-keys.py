from flask import Flask, request, make_response
import sqlite3

app = Flask(__name__)


@app.route("/bench/sqli-00/00017", methods=["GET", "POST"])
def bench_00017():
    if request.method == "GET":
        return "<form method=post><input name=q></form>"
    param = request.form.get("q", "")
    lookup = {}
    lookup["keyA-17"] = "a-Value"
    lookup["keyB-17"] = param
    lookup["keyC"] = "another-Value"
    bar = lookup["keyA-17"]
    bar = lookup["keyB-17"]

    conn = sqlite3.connect("bench.db")
    cur = conn.cursor()
    sql = f"SELECT username FROM users WHERE password = '{bar}'"
    cur.execute(sql)
    rows = cur.fetchall()
    resp = make_response(str(len(rows)))
    return resp
