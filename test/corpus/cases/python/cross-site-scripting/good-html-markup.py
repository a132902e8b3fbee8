from flask import Flask
from flask import flash
from flask import render_template
from flask import request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/x7")
def html_markup():
    flash(Markup("<b>%s</b>") % request.args["m"])
    return render_template("x.html", name=request.args["m"])
