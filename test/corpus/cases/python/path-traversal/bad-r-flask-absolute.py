import os
from functools import wraps

from flask import Blueprint, abort, request, send_file

bp = Blueprint("exports", __name__)
EXPORTS = "/srv/exports"


def without_parents(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if ".." in request.args.get("file", ""):
            abort(400)
        return view(*args, **kwargs)

    return checked


@bp.route("/download")
@without_parents
def download():
    name = request.args.get("file", "latest.csv")
    full = os.path.join(EXPORTS, name)
    if not os.path.exists(full):
        abort(404)
    return send_file(full, as_attachment=True)
