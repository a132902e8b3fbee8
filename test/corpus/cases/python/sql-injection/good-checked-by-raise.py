from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/raise")
def checked_by_raise():
    name = request.args.get("name", "")
    if not name.isalnum():
        raise ValueError("bad name")
    connection.execute(f"SELECT * FROM {name}")
    return ""
