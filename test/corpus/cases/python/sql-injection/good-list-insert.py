from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/list3")
def list_insert_good():
    param = request.cookies.get("q", "")
    values = ["b", param]
    values.insert(0, "a")
    bar = values[0]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
