import subprocess

from flask import Blueprint, current_app, request

bp = Blueprint("backup", __name__)


@bp.route("/backup", methods=["POST"])
def backup():
    database = request.form["database"]
    if not database.isidentifier():
        return "bad name", 400
    out = current_app.config["BACKUP_DIR"]
    with open(f"{out}/dump.sql", "wb") as target:
        subprocess.check_call(["pg_dump", "--dbname", database], stdout=target)
    return "", 204
