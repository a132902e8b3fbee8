from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/dict4")
def dict_update_bad():
    entries = dict(a="1")
    entries.update({"q": request.args["q"]})
    connection.execute("SELECT * FROM t WHERE a = '%s'" % entries["q"])
    return ""
