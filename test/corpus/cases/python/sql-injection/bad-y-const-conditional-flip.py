from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/cond2")
def cond2():
    param = request.headers.get("Referer", "")
    num = 106
    bar = "This should never happen" if (7 * 42) - num > 200 else param
    cur = sqlite3.connect("x.db").cursor()
    cur.executescript(f"DELETE FROM users WHERE username='{bar}'")
    return "deleted"
