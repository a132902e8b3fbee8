from dataclasses import dataclass
from flask import Blueprint
from flask import request
import sqlite3

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


@dataclass
class Search:
    term: str
    limit: int


@bp.route("/dataclass")
def dataclass_bad():
    search = Search(term=request.args.get("term"), limit=3)
    connection.execute(f"SELECT * FROM t LIMIT {search.limit}")
    return ""
