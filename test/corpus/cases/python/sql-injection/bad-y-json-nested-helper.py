import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)


class Criteria:
    def __init__(self, data):
        self.name = data.get("name", "")
        self.city = data.get("address", {}).get("city", "")

    def where(self):
        parts = []
        if self.name:
            parts.append("name = '" + self.name + "'")
        if self.city:
            parts.append("city = '" + self.city + "'")
        return " OR ".join(parts)


def run(db, criteria):
    sql = "SELECT * FROM customers"
    w = criteria.where()
    if w:
        sql += " WHERE " + w
    return db.execute(sql).fetchall()


@app.post("/customers/search")
def search():
    db = sqlite3.connect("crm.db")
    return jsonify(run(db, Criteria(request.get_json())))
