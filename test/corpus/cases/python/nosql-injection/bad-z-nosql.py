from flask import Flask, request
from pymongo import MongoClient
app = Flask(__name__)
users = MongoClient().shop.users
@app.post("/login")
def login():
    body = request.get_json()
    return {"ok": users.find_one({"name": body["name"], "password": body["password"]}) is not None}
