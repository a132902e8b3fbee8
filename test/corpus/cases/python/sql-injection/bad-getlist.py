from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/getlist")
def getlist_bad():
    values = request.form.getlist("q")
    param = ""
    if values:
        param = values[0]
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")
    return ""
