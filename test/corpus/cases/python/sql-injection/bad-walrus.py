from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/walrus")
def walrus_bad():
    if (q := request.args.get("q")) is not None:
        connection.execute(f"SELECT * FROM t WHERE a = '{q}'")
    return ""
