from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


class RequestWrapper:
    def __init__(self, incoming):
        self.request = incoming

    def get_form_parameter(self, name):
        return self.request.form.get(name)

    def get_safe_value(self, name):
        return "bar"


@bp.route("/wrapper1")
def wrapper_bad():
    wrapped = RequestWrapper(request)
    param = wrapped.get_form_parameter("q")
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")
    return ""
