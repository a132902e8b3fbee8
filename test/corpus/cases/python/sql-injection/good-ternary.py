from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/ternary")
def ternary_good():
    param = request.args.get("q", "")
    num = 106
    bar = "always" if 7 * 18 + num > 200 else param
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
