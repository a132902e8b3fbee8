from flask import Flask, redirect, request, session

app = Flask(__name__)


class Visitor:
    def __init__(self, form):
        self.name = form.get("name")
        self.role = form.get("role", "guest")


@app.post("/start")
def start():
    visitor = Visitor(request.form)
    session["name"] = visitor.name
    session["role"] = visitor.role
    return redirect("/")
