from flask import Blueprint, abort, current_app, request
from sqlalchemy import text
from sqlalchemy.orm import Session

bp = Blueprint("stats", __name__)
GROUPS = {"day": "visited_on", "country": "country_code"}


def build(group, having=None):
    sql = "SELECT {group}, count(*) FROM visits GROUP BY {group}"
    if having is not None:
        sql += " HAVING count(*) > :minimum"
    return sql.format(group=group)


@bp.get("/stats")
def stats():
    minimum = request.args.get("minimum", type=int)
    try:
        group = GROUPS[request.args["by"]]
    except KeyError:
        abort(400)
    with Session(current_app.config["ENGINE"]) as session:
        rows = session.execute(text(build(group, minimum)), {"minimum": minimum})
        return {"rows": [list(row) for row in rows]}
