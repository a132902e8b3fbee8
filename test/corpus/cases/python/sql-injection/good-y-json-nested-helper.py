import sqlite3
from flask import Flask, request, jsonify

app = Flask(__name__)


class Criteria:
    FIELDS = ("name", "city")

    def __init__(self, data):
        self.values = {f: data[f] for f in self.FIELDS if f in data}

    def where(self):
        return " OR ".join(f"{f} = :{f}" for f in self.values)


def run(db, criteria):
    sql = "SELECT * FROM customers"
    w = criteria.where()
    if w:
        sql += " WHERE " + w
    return db.execute(sql, criteria.values).fetchall()


@app.post("/customers/search")
def search():
    db = sqlite3.connect("crm.db")
    return jsonify(run(db, Criteria(request.get_json())))
