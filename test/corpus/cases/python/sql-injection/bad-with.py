from flask import Blueprint
from flask import request
import contextlib
import sqlite3

bp = Blueprint("carriers", __name__)


@bp.route("/with")
def with_bad():
    with contextlib.closing(sqlite3.connect("x.db")) as db:
        cursor = db.cursor()
        cursor.execute(f"SELECT * FROM t WHERE a = '{request.args['q']}'")
    return ""
