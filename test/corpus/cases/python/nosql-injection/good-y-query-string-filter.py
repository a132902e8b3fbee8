from flask import Flask, request, jsonify
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().shop


@app.get("/by-tag")
def by_tag():
    tag = request.args.get("tag", "")
    return jsonify([d["name"] for d in db.items.find({"tags": tag}, {"name": 1})])
