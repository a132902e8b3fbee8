import sqlite3
from flask import Flask, request

app = Flask(__name__)


@app.route("/bench/sqli/00501")
def t501():
    bar = request.args.get("BenchmarkTest00501", "")
    app.logger.debug("len %d", len(bar))
    bar = "admin"
    con = sqlite3.connect("b.db")
    return str(con.execute("SELECT id FROM users WHERE name='" + bar + "'").fetchone())
