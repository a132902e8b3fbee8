from flask import Flask, request
from .models import User, db
from .schemas import UserSchema
app = Flask(__name__)
@app.post("/users")
def create():
    data = UserSchema().load(request.get_json())
    user = User(**data)
    other = User(name=request.json["name"])
    return "", 201
