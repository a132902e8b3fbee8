from flask import Blueprint, jsonify, request
from sqlalchemy import text
from .models import db
bp = Blueprint("orders", __name__)
@bp.route("/orders")
def orders():
    rows = db.session.execute(text("SELECT * FROM orders WHERE status = :status"), {"status": request.args.get("status", "open")})
    return jsonify([dict(r._mapping) for r in rows])
