from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/try")
def try_number():
    try:
        number = int(request.args.get("n"))
    except ValueError:
        number = 0
    connection.execute(f"SELECT * FROM t LIMIT {number}")
    text = request.args.get("n")
    try:
        int(text)
    except ValueError:
        return "bad", 400
    connection.execute(f"SELECT * FROM t LIMIT {text}")
    return ""
