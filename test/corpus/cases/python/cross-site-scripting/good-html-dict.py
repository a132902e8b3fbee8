from flask import Flask
from flask import request

app = Flask(__name__)


@app.route("/x9")
def html_dict():
    return {"name": request.args.get("name")}
