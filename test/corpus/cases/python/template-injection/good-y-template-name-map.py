from flask import Flask, render_template, request

app = Flask(__name__)
PAGES = {"a": "a.html", "b": "b.html"}


@app.get("/p")
def p():
    return render_template(PAGES.get(request.args.get("p"), "a.html"), q=request.args.get("q"))
