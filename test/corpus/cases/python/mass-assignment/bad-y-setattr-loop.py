from flask import Flask, request
from .models import db, User

app = Flask(__name__)


@app.patch("/users/<int:uid>")
def update(uid):
    user = db.session.get(User, uid)
    for k, v in request.get_json().items():
        setattr(user, k, v)
    db.session.commit()
    return {"ok": True}
