import psycopg
from psycopg import sql
from flask import Flask, request

app = Flask(__name__)


@app.route("/table/<table>")
def dump(table):
    with psycopg.connect("dbname=x") as conn:
        q = sql.SQL("SELECT count(*) FROM {} WHERE owner = {}").format(
            sql.Identifier("public", table), sql.Literal(request.args["owner"])
        )
        return {"n": conn.execute(q).fetchone()[0]}
