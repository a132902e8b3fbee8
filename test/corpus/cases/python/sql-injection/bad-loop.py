from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/loop")
def loop_bad():
    clauses = []
    for key, value in request.args.items():
        clauses.append(f"{key} = '{value}'")
    connection.execute("SELECT * FROM t WHERE " + " AND ".join(clauses))
    places = ", ".join("?" for _ in request.args.getlist("id"))
    marks = ",".join(["?"] * len(request.args.getlist("id")))
    return ""
