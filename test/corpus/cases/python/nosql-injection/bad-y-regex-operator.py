from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().app.users


def build(criteria):
    q = {"active": True}
    for field in ("name", "email"):
        if field in criteria:
            q[field] = criteria[field]
    return q


@app.post("/users/search")
def search():
    q = build(request.json)
    return jsonify(n=users.count_documents(q))
