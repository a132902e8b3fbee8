from flask import Flask
from flask import jsonify
from flask import request

app = Flask(__name__)


@app.route("/x4")
def html_response_json():
    return jsonify(name=request.args.get("name"))
