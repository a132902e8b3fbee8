from flask import Flask
from flask import Response
from flask import request

app = Flask(__name__)


@app.route("/x5")
def html_response_plain():
    return Response(request.args.get("name"), mimetype="text/plain")
