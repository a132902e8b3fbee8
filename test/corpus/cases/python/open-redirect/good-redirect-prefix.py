from flask import Flask
from flask import redirect
from flask import request

app = Flask(__name__)


@app.route("/r4")
def redirect_prefix():
    return redirect("/profile/" + request.args.get("name", ""))
