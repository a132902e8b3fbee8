from flask import Blueprint
from flask import request
import configparser
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@bp.route("/conf1")
def config_bad():
    param = request.args.get("q", "")
    bar = "safe!"
    conf = configparser.ConfigParser()
    conf.add_section("section1")
    conf.set("section1", "keyA", "a-value")
    conf.set("section1", "keyB", param)
    bar = conf.get("section1", "keyB")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)
    return ""
