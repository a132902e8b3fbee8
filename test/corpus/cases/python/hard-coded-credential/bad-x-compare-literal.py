from functools import wraps

from flask import Flask, abort, request

app = Flask(__name__)


def admin_only(view):
    @wraps(view)
    def inner(*args, **kwargs):
        auth = request.authorization
        if auth is None or auth.username != "admin" or auth.password != "Winter-Lantern-884":
            abort(401)
        return view(*args, **kwargs)

    return inner


@app.get("/admin")
@admin_only
def admin():
    return "welcome"
