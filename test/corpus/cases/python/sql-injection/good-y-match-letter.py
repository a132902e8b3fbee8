from flask import Flask, request
import sqlite3

app = Flask(__name__)


@app.route("/bench/match")
def matched():
    param = request.args.getlist("v")[0]
    possible = "ABC"
    guess = possible[1]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = "bob"
        case "C" | "D":
            bar = param
        case _:
            bar = "bob's your uncle"
    db = sqlite3.connect("m.db")
    return str(db.execute("SELECT id FROM t WHERE n = '" + bar + "'").fetchone())
