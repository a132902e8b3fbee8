import psycopg2
from flask import Flask, jsonify

from .auth import token_required

app = Flask(__name__)
db = psycopg2.connect("dbname=shop")


@app.route("/orders/<number>", methods=["GET"])
@token_required
def order(current_user, number):
    with db.cursor() as cursor:
        cursor.execute(f"SELECT * FROM orders WHERE owner = 1 AND number = '{number}'")
        return jsonify(cursor.fetchall())
