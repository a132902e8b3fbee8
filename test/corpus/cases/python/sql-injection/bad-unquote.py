from flask import Blueprint
from flask import request
import sqlite3
import urllib.parse

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/unquote")
def unquote_bad():
    bar = urllib.parse.unquote_plus(request.cookies.get("q", "noCookieValueSupplied"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
