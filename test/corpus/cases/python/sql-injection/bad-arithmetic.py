from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/if2")
def arithmetic_bad():
    param = request.args.get("q", "")
    num = 196
    if 500 // 42 + num > 200:
        bar = param
    else:
        bar = "This should never happen"
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
