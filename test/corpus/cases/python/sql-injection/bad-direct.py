from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


def run_bad(value):
    connection.execute("SELECT * FROM t WHERE a = '" + value + "'")


@bp.route("/direct")
def direct():
    run_bad(request.args.get("q"))
