import subprocess
from functools import wraps

from flask import Blueprint, abort, current_app, request

bp = Blueprint("backup", __name__)


def with_form(*names):
    def decorate(view):
        @wraps(view)
        def inner(*args, **kwargs):
            missing = [n for n in names if n not in request.form]
            if missing:
                abort(400)
            kwargs.update({n: request.form[n] for n in names})
            return view(*args, **kwargs)

        return inner

    return decorate


@bp.route("/backup", methods=["POST"])
@with_form("database")
def backup(database):
    out = current_app.config["BACKUP_DIR"]
    subprocess.check_call(["/bin/bash", "-c", f"pg_dump {database} | gzip > {out}/dump.gz"])
    return "", 204
