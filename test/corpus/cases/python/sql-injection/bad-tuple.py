from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/tuple")
def tuple_good():
    first, second = request.args.get("q"), "constant"
    connection.execute(f"SELECT * FROM t WHERE a = '{first}'")
    return ""
