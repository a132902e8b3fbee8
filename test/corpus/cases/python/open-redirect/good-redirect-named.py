from flask import Flask
from flask import redirect
from flask import request
from flask import url_for

app = Flask(__name__)


@app.route("/r2")
def redirect_named():
    return redirect(url_for("html_dict", name=request.args.get("name")))
