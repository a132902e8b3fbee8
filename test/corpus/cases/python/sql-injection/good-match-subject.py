from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/match3")
def match_subject_good():
    order = request.args.get("order", "")
    match order:
        case "name" | "age":
            column = order
        case _:
            column = "id"
    return connection.execute("SELECT * FROM t ORDER BY " + column).fetchall()
