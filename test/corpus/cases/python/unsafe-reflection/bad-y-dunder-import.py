from flask import Flask, request

app = Flask(__name__)


@app.get("/driver")
def driver():
    name = request.args["name"]
    m = __import__("drivers." + name, fromlist=["Driver"])
    return m.Driver().describe()
