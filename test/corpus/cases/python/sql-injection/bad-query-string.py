from flask import Blueprint
from flask import request
import sqlite3
import urllib.parse

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/query-string")
def query_string_bad():
    query_string = request.query_string.decode("utf-8")
    loc = query_string.find("q=")
    param = query_string[loc + len("q=") + 1 :]
    ampersand = param.find("&")
    if ampersand != -1:
        param = param[:ampersand]
    param = urllib.parse.unquote_plus(param)
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")
    return ""
