import sqlite3
from flask import Flask, request

app = Flask(__name__)


def sanitize(value):
    return value.replace("'", "''")


@app.get("/item")
def item():
    item_id = sanitize(request.args.get("id", "0"))
    con = sqlite3.connect("shop.db")
    return str(con.execute("SELECT name FROM items WHERE id = " + item_id).fetchone())
