from flask import Blueprint
from flask import request
import base64
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/b64")
def base64_bad():
    param = request.args.get("q", "")
    encoded = base64.b64encode(param.encode("utf-8"))
    bar = base64.b64decode(encoded).decode("utf-8")
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
