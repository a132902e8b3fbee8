import hmac
import os
from functools import wraps

from flask import Flask, abort, request
from werkzeug.security import check_password_hash

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["FLASK_SECRET"]


def admin_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        auth = request.authorization
        if auth is None or auth.password == "" or not hmac.compare_digest(auth.username, "admin"):
            abort(401)
        if not check_password_hash(os.environ["ADMIN_HASH"], auth.password):
            abort(401)
        return view(*args, **kwargs)

    return inner
