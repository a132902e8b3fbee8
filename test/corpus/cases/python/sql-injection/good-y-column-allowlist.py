import sqlite3
from flask import Flask, abort, request, jsonify

app = Flask(__name__)
SORTABLE = {"title", "created", "size"}


@app.get("/docs")
def docs():
    col = request.args.get("sort", "title")
    direction = "DESC" if request.args.get("desc") else "ASC"
    if col not in SORTABLE:
        abort(400)
    con = sqlite3.connect("app.db")
    return jsonify(con.execute(f"SELECT * FROM docs ORDER BY {col} {direction}").fetchall())
