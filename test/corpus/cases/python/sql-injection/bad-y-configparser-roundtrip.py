import configparser
from flask import Flask, request
from sqlalchemy import create_engine, text

app = Flask(__name__)
engine = create_engine("sqlite://")


@app.route("/bench/conf")
def conf():
    param = request.args.get("BenchmarkTest00301")
    if not param:
        param = ""
    conf_obj = configparser.ConfigParser(interpolation=None)
    conf_obj.add_section("section301")
    conf_obj.set("section301", "keyA-301", "a_Value")
    conf_obj.set("section301", "keyB-301", param)
    bar = conf_obj.get("section301", "keyB-301")
    with engine.connect() as c:
        stmt = text("SELECT * FROM users WHERE username = '{}'".format(bar))
        return str(c.execute(stmt).fetchall())
