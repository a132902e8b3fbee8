from flask import Blueprint, current_app, request
from sqlalchemy import text
from sqlalchemy.orm import Session

bp = Blueprint("stats", __name__)


def build(table, group, having=None):
    sql = "SELECT {group}, count(*) FROM {table} GROUP BY {group}"
    if having is not None:
        sql += " HAVING count(*) > :minimum"
    return sql.format(table=table, group=group)


@bp.get("/stats/<table>")
def stats(table):
    minimum = request.args.get("minimum", type=int)
    with Session(current_app.config["ENGINE"]) as session:
        rows = session.execute(text(build("visits", request.args["by"], minimum)), {"minimum": minimum})
        return {"rows": [list(row) for row in rows]}
