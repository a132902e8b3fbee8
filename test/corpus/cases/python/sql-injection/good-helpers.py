from flask import Blueprint
from flask import request
import re
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


ALLOWED = ("name", "age")


def check_name(name):
    if not re.fullmatch("[a-z]+", name):
        raise ValueError(name)


def clean_name(name):
    return re.sub(r"[^a-z0-9_]", "", name)


def only_known(name):
    return name if name in ALLOWED else "name"


@bp.route("/helpers")
def helpers_good():
    first = request.args.get("first", "")
    check_name(first)
    connection.execute(f"SELECT * FROM {first}")
    connection.execute(f"SELECT * FROM {clean_name(request.args['second'])}")
    connection.execute(f"SELECT * FROM {only_known(request.args['third'])}")
    return ""
