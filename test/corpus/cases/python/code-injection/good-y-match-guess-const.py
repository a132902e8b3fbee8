from flask import Flask, request

app = Flask(__name__)


@app.get("/bench/codeinj/00307/<name>")
def t307(name):
    possible = "ABC"
    guess = possible[0]
    match guess:
        case "A":
            bar = "'happy' + 'day'"
        case "B":
            bar = name
        case _:
            bar = name + "'s uncle"
    return str(eval(bar))
