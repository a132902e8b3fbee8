from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/constant")
def overwritten():
    value = request.args.get("q")
    value = "fixed"
    connection.execute(f"SELECT * FROM t WHERE a = '{value}'")
    return ""
