from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/match2")
def match_bad():
    param = request.args.get("q", "")
    possible = "ABC"
    guess = possible[0]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = "bob"
        case _:
            bar = "bob's your uncle"
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
