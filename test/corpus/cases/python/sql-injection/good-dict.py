from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/dict1")
def dict_good():
    param = request.headers.get("X-Q", "")
    entries = {}
    entries["keyA"] = "a-value"
    entries["keyB"] = param
    entries["keyC"] = "another"
    bar = entries["keyB"]
    bar = entries["keyA"]
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
