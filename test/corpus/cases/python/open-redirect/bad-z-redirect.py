from flask import Flask, redirect, request, session
app = Flask(__name__)
@app.post("/login")
def login():
    session["user"] = check(request.form)
    return redirect(request.args.get("next") or "/")
