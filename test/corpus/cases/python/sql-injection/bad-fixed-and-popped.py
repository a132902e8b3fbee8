from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/static")
def fixed_and_popped():
    store = {}
    store["statement"] = "SELECT 1"
    store["param"] = request.args.get("q")
    connection.execute(store.pop("param"))
    return ""
