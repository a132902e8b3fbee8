from flask import Flask, abort, jsonify, request
from pymongo import MongoClient

app = Flask(__name__)
users = MongoClient("mongodb://mongo:27017")["shop"]["users"]


@app.post("/login")
def login():
    body = request.get_json()
    user = users.find_one({"email": str(body["email"]), "pin": str(body["pin"])})
    if user is None:
        abort(401)
    return jsonify(id=str(user["_id"]))
