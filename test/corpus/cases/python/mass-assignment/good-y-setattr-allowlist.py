from flask import Flask, request
from .models import db, User

app = Flask(__name__)
EDITABLE = ("display_name", "bio")


@app.patch("/users/<int:uid>")
def update(uid):
    user = db.session.get(User, uid)
    data = request.get_json()
    for k in EDITABLE:
        if k in data:
            setattr(user, k, data[k])
    db.session.commit()
    return {"ok": True}
