from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/cond/<name>")
def cond(name):
    num = 86
    if (7 * 42) - num > 200:
        bar = "This_should_always_happen"
    else:
        bar = name
    cur = sqlite3.connect("x.db").cursor()
    cur.execute(f"DELETE FROM users WHERE username='{bar}'")
    return "deleted"
