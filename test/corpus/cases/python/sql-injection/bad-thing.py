from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


class Thing:
    def do_something(self, text):
        return text.strip()


@bp.route("/thing1")
def thing_bad():
    bar = Thing().do_something(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
