from flask import Blueprint
from flask import request
import re
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/regex")
def regex_checked():
    name = request.args.get("name", "")
    if not re.match(r"^[a-z_]+$", name):
        return "bad", 400
    connection.execute(f"SELECT * FROM {name}")
    return ""
