from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/if1")
def arithmetic_good():
    param = request.args.get("q", "")
    num = 86
    if 7 * 42 - num > 200:
        bar = "This_should_always_happen"
    else:
        bar = param
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
