from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


SORTS = {"name": "name ASC", "age": "age DESC"}


ALLOWED = ("name", "age")


@bp.route("/allow1")
def allow_listed():
    order = request.args.get("order")
    if order not in ALLOWED:
        order = "name"
    connection.execute(f"SELECT * FROM t ORDER BY {order}")
    other = request.args.get("other")
    connection.execute(f"SELECT * FROM t ORDER BY {SORTS[other]}")
    connection.execute(f"SELECT * FROM t ORDER BY {SORTS.get(other, 'name')}")
    if other in ("x", "y"):
        connection.execute(f"SELECT * FROM t ORDER BY {other}")
    return ""
