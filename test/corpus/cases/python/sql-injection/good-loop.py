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
    places = ", ".join("?" for _ in request.args.getlist("id"))
    connection.execute(f"SELECT * FROM t WHERE id IN ({places})", request.args.getlist("id"))
    marks = ",".join(["?"] * len(request.args.getlist("id")))
    connection.execute(f"SELECT * FROM t WHERE id IN ({marks})", request.args.getlist("id"))
    return ""
