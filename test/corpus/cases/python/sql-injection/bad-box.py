from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


class Box:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value


@bp.route("/box1")
def box_bad():
    bar = Box(request.args.get("q")).get()
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")
    box = Box(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{box.value}'")
    return ""
