from flask import Flask, request, redirect, url_for

app = Flask(__name__)


@app.get("/find")
def find():
    return redirect(url_for("results", q=request.args.get("q", "")))


@app.get("/results")
def results():
    return "ok"
