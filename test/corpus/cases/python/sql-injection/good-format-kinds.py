from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/format-kinds")
def format_kinds():
    q = request.args.get("q", "")
    statement = "SELECT * FROM t WHERE a = '"
    statement += q
    statement += "'"
    connection.execute("SELECT * FROM t WHERE a = {0!r} AND b = {1}".format("x", 3))
    connection.execute("SELECT * FROM t WHERE a = ? AND b = %d" % int(q), (q,))
    connection.execute("SELECT * FROM t WHERE a = %d" % q)
    return ""
