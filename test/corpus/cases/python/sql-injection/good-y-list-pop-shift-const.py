from flask import Flask, request
import psycopg2
import urllib.parse

app = Flask(__name__)
DSN = "dbname=shop"


@app.get("/bench/orders")
def orders():
    raw = request.cookies.get("BenchmarkTest00102", "noCookieValueSupplied")
    param = urllib.parse.unquote_plus(raw)
    items = []
    items.append("safe")
    items.append(param)
    items.append("moresafe")
    items.pop(0)
    bar = items[1]
    with psycopg2.connect(DSN) as conn:
        with conn.cursor() as cur:
            cur.execute("SELECT id, total FROM orders WHERE customer='%s'" % bar)
            data = cur.fetchall()
    return {"n": len(data)}
