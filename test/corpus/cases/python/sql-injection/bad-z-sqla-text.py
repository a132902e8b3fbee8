from flask import Blueprint, jsonify, request
from sqlalchemy import text
from .models import db
bp = Blueprint("orders", __name__)
@bp.route("/orders")
def orders():
    status = request.args.get("status", "open")
    rows = db.session.execute(text(f"SELECT * FROM orders WHERE status = '{status}'"))
    return jsonify([dict(r._mapping) for r in rows])
