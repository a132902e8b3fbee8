from flask import Flask
from flask import send_file

app = Flask(__name__)


BASE = "/srv/files"


@app.route("/p7/<int:number>")
def path_number(number):
    return send_file(f"{BASE}/{number}.pdf")
