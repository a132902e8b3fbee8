from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/dict3")
def dict_get_good():
    param = request.headers.get("X-Q", "")
    entries = {"keyA": "a-value", "keyB": param}
    bar = entries.get("keyA")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
