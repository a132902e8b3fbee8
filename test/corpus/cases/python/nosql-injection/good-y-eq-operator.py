from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
coll = MongoClient()["app"]["posts"]


@app.post("/posts/search")
def posts():
    data = request.get_json()
    author = data.get("author")
    if not isinstance(author, str):
        return jsonify(error="author"), 400
    found = coll.find({"author": {"$eq": author}, "$where": "this.published == true"})
    return jsonify([p["title"] for p in found])
