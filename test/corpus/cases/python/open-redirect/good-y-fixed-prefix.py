from flask import Flask, request, redirect
from urllib.parse import quote

app = Flask(__name__)


@app.get("/u")
def u():
    return redirect("/users/" + quote(request.args["name"], safe=""))
