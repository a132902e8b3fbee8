from flask import Flask, request
from .models import User, db
app = Flask(__name__)
@app.post("/users")
def create():
    user = User(**request.get_json())
    db.session.add(user)
    return "", 201
