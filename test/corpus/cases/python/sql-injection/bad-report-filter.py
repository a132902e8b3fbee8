import sqlite3

from flask import Flask, jsonify, request

app = Flask(__name__)


def orders_of(customer, order):
    connection = sqlite3.connect("shop.db")
    query = "SELECT id, total FROM orders WHERE customer = ? ORDER BY " + order
    return connection.execute(query, (customer,)).fetchall()


@app.get("/customers/<int:customer>/orders")
def list_orders(customer):
    return jsonify(orders_of(customer, request.args.get("order", "id")))
