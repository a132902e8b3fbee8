import psycopg
from flask import Flask, request

app = Flask(__name__)


@app.get("/orders")
def orders():
    ids = request.args.getlist("id")
    marks = ", ".join(["%s"] * len(ids))
    with psycopg.connect("dbname=shop") as conn, conn.cursor() as cur:
        cur.execute("SELECT * FROM orders WHERE id IN (" + marks + ")", ids)
        return {"rows": cur.fetchall()}
