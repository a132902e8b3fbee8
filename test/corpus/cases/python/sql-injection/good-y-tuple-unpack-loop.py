from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/sqli/00604")
def t604():
    conds, args = [], []
    for key, value in request.args.items():
        if key in ("name", "town"):
            conds.append("%s = ?" % key)
            args.append(value)
    sql = "SELECT * FROM people"
    if conds:
        sql = sql + " WHERE " + " AND ".join(conds)
    con = sqlite3.connect("b.db")
    return str(con.execute(sql, args).fetchall())
