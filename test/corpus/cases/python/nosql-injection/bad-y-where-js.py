from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
coll = MongoClient()["app"]["posts"]


@app.get("/posts")
def posts():
    author = request.args.get("author")
    found = coll.find({"$where": f"this.author == '{author}'"})
    return jsonify([p["title"] for p in found])
