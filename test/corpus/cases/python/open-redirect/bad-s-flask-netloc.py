from urllib.parse import urlparse

from flask import Blueprint, redirect, request, session, url_for

bp = Blueprint("auth", __name__)


def is_safe(target):
    parts = urlparse(target)
    return parts.scheme in ("", "http", "https")


@bp.route("/login", methods=["POST"])
def login():
    session["user"] = request.form["user"]
    target = request.args.get("next")
    return redirect(target if target and is_safe(target) else url_for("home"))
