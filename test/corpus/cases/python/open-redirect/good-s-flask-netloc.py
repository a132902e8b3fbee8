from urllib.parse import urljoin, urlparse

from flask import Blueprint, redirect, request, session, url_for

bp = Blueprint("auth", __name__)


def is_safe(target):
    here = urlparse(request.host_url)
    there = urlparse(urljoin(request.host_url, target))
    return there.scheme in ("http", "https") and here.netloc == there.netloc


@bp.route("/login", methods=["POST"])
def login():
    session["user"] = request.form["user"]
    target = request.args.get("next")
    return redirect(target if target and is_safe(target) else url_for("home"))
