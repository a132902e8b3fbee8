from flask import Flask, Markup, request
app = Flask(__name__)
@app.route("/x")
def x():
    return Markup("<p>" + request.args["c"] + "</p>")
