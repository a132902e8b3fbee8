from flask import Flask, request, render_template
from markupsafe import Markup

app = Flask(__name__)


@app.get("/greet")
def greet():
    who = Markup("<b>" + request.args.get("name", "") + "</b>")
    return render_template("greet.html", who=who)
