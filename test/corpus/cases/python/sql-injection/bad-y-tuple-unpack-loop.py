from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/sqli/00603")
def t603():
    pairs = [(k, v) for k, v in request.args.items()]
    conds = []
    for key, value in pairs:
        if key in ("name", "town"):
            conds.append("%s = '%s'" % (key, value))
    sql = "SELECT * FROM people"
    if conds:
        sql = sql + " WHERE " + " AND ".join(conds)
    con = sqlite3.connect("b.db")
    return str(con.execute(sql).fetchall())
