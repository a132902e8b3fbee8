from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


class FixedThing:
    def do_something(self, text):
        return "fixed"


@bp.route("/thing2")
def thing_good():
    bar = FixedThing().do_something(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    return ""
