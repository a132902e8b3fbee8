from flask import Blueprint
from flask import request
from string import Template
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/format-kinds")
def format_kinds():
    q = request.args.get("q", "")
    connection.execute("SELECT * FROM t WHERE a = '%(q)s'" % {"q": q})
    connection.execute("SELECT * FROM t WHERE a = '{q}'".format(q=q))
    connection.execute("SELECT * FROM t WHERE a = '{q}'".format_map({"q": q}))
    connection.execute(Template("SELECT * FROM t WHERE a = '$q'").substitute(q=q))
    connection.execute(" ".join(["SELECT * FROM t WHERE a =", "'", q, "'"]))
    connection.execute("SELECT * FROM t WHERE a = 'Q'".replace("Q", q))
    statement = "SELECT * FROM t WHERE a = '"
    statement += q
    statement += "'"
    connection.execute(statement)
    return ""
