import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.get("/docs/page")
def page():
    offset = int(request.args.get("offset", "0"))
    con = sqlite3.connect("app.db")
    return jsonify(con.execute("SELECT * FROM docs LIMIT 10 OFFSET %d" % offset).fetchall())
