import configparser
from flask import Flask, request, session

app = Flask(__name__)


@app.route("/bench/trustbound/00316/<path:value>")
def t316(value):
    cp = configparser.RawConfigParser()
    cp.add_section("section")
    cp["section"]["keyA"] = "a_Value"
    cp["section"]["keyB"] = value
    bar = cp["section"]["keyB"]
    session["BenchmarkTest00316"] = bar
    return "Item stored in session"
