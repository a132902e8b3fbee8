import configparser
from flask import Flask, request, session

app = Flask(__name__)


@app.route("/bench/trustbound/00317/<path:value>")
def t317(value):
    cp = configparser.RawConfigParser()
    cp.add_section("section")
    cp["section"]["keyA"] = "a_Value"
    cp["section"]["keyB"] = value
    bar = cp["section"]["keyA"]
    session["BenchmarkTest00317"] = bar
    return "Item stored in session"
