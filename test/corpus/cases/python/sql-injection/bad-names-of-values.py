from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/names")
def names_of_values_bad():
    param = ""
    for name in request.form.keys():
        if "q" in request.form.getlist(name):
            param = name
            break
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")
    return ""
