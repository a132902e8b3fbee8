import configparser
from flask import Flask, request
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("sqlite://")


@app.route("/bench/conf")
def conf():
    param = request.args.get("BenchmarkTest00302")
    if not param:
        param = ""
    conf_obj = configparser.ConfigParser(interpolation=None)
    conf_obj.add_section("section302")
    conf_obj.set("section302", "keyA-302", "a_Value")
    conf_obj.set("section302", "keyB-302", param)
    bar = conf_obj.get("section302", "keyA-302")
    with engine.connect() as c:
        stmt = text("SELECT * FROM users WHERE username = '{}'".format(bar))
        return str(c.execute(stmt).fetchall())
