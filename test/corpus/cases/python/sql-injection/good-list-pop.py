from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/list2")
def list_pop_good():
    param = request.form.get("q", "")
    values = []
    values.append("safe")
    values.append(param)
    values.append("moresafe")
    values.pop(0)
    bar = values[1]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
