from flask import Flask
from flask import make_response
from flask import request

app = Flask(__name__)


@app.route("/x6")
def html_make_response():
    response = make_response("<p>" + request.cookies["c"] + "</p>")
    return response
