from pathlib import Path

from flask import Blueprint, abort, request, send_file

bp = Blueprint("exports", __name__)
EXPORTS = Path("/srv/exports").resolve()


def exported(name: str) -> Path:
    full = (EXPORTS / name).resolve()
    if not full.is_relative_to(EXPORTS):
        abort(404)
    return full


@bp.route("/download")
def download():
    return send_file(exported(request.args.get("file", "latest.csv")), as_attachment=True)
