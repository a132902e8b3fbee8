from jose import jwt
from flask import Flask, request

app = Flask(__name__)


@app.get("/role")
def role():
    claims = jwt.get_unverified_claims(request.headers["Authorization"].split()[1])
    return {"admin": claims.get("role") == "admin"}
