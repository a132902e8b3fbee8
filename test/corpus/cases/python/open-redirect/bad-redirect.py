from flask import Flask
from flask import redirect
from flask import request

app = Flask(__name__)


@app.route("/r1")
def redirect_bad():
    return redirect(request.args.get("next", "/"))
