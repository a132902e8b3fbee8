from flask import Blueprint
from flask import request
import configparser
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/conf3")
def config_mapping():
    param = request.args.get("q", "")
    conf = configparser.ConfigParser()
    conf["section1"] = {"keyA": "x", "keyB": param}
    connection.execute("SELECT * FROM t WHERE a = '%s'" % conf["section1"]["keyA"])
    return ""
