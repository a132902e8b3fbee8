from flask import Flask, request, jsonify
from pymongo import MongoClient
from werkzeug.security import check_password_hash

app = Flask(__name__)
db = MongoClient().shop


@app.post("/login")
def login():
    body = request.get_json()
    user = db.users.find_one({"email": str(body["email"])})
    return jsonify(ok=bool(user) and check_password_hash(user["password"], str(body["password"])))
