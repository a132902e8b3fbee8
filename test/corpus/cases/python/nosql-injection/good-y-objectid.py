from bson import ObjectId
from bson.errors import InvalidId
from flask import Flask, request, jsonify, abort
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient().app.users


@app.post("/user")
def user():
    try:
        oid = ObjectId(request.json["id"])
    except (InvalidId, TypeError):
        abort(400)
    return jsonify(found=users.find_one({"_id": oid}) is not None)
