from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/list4")
def list_insert_bad():
    param = request.cookies.get("q", "")
    values = ["b", "c"]
    values.insert(1, param)
    bar = values[-2]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
