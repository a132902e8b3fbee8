from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/dict2")
def dict_bad():
    param = request.headers.get("X-Q", "")
    entries = {"keyA": "a-value"}
    entries["keyB"] = param
    bar = entries["keyA"]
    bar = entries.get("keyB")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
