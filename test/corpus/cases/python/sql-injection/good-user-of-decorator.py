import psycopg2
from flask import Flask, jsonify

from .auth import token_required

app = Flask(__name__)
db = psycopg2.connect("dbname=shop")


@app.route("/orders", methods=["GET"])
@token_required
def orders(current_user):
    with db.cursor() as cursor:
        cursor.execute(f"SELECT * FROM orders WHERE owner = '{current_user['id']}'")
        return jsonify(cursor.fetchall())
