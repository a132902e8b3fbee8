from flask import Flask, request, render_template
from markupsafe import Markup

app = Flask(__name__)


@app.get("/greet")
def greet():
    who = Markup("<b>{}</b>").format(request.args.get("name", ""))
    return render_template("greet.html", who=who)
