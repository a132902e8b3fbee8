import sqlite3
from flask import Blueprint, request, render_template

bp = Blueprint("b", __name__)


class SeparateClassRequest:
    def __init__(self, req):
        self.request = req

    def get_form_parameter(self, key, default=""):
        return self.request.form.get(key, default)

    def get_the_value(self, p):
        return "bar"


def get_cursor():
    conn = sqlite3.connect("bench.db", check_same_thread=False)
    return conn.cursor()


@bp.route("/bench/sqli-01/00401", methods=["GET", "POST"])
def t401():
    if request.method == "GET":
        return render_template("web/sqli-01/00401.html")
    scr = SeparateClassRequest(request)
    param = scr.get_form_parameter("BenchmarkTest00401")
    bar = param.replace("<", "&lt;")
    sql = "SELECT TOP 1 userid from USERS where USERNAME='foo' and PASSWORD='" + bar + "'"
    cur = get_cursor()
    try:
        cur.execute(sql)
        return {"r": cur.fetchone()}
    except sqlite3.OperationalError:
        return "Error processing query", 500
