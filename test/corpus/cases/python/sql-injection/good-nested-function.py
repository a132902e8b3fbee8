from flask import Blueprint
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/nested")
def nested_function():
    def quote(text):
        return "'" + text + "'"

    build = lambda text: "SELECT * FROM t WHERE a = " + quote(text)  # noqa: E731
    connection.execute(build("constant"))
    return ""
