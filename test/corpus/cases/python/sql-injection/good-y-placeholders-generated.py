import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)


@app.post("/batch")
def batch():
    ids = request.get_json()["ids"]
    marks = ",".join("?" for _ in ids)
    con = sqlite3.connect("app.db")
    sql = f"SELECT id, title FROM docs WHERE id IN ({marks})"
    return jsonify(con.execute(sql, ids).fetchall())
