from flask import Flask, request

app = Flask(__name__)


@app.post("/admin")
def admin():
    password = request.form["password"]
    if password == "letmein-4dmin":
        return "welcome"
    return "no", 403
