from flask import Flask, request, session

app = Flask(__name__)


@app.post("/cart")
def cart():
    count = session.get("count", 0) + 1
    session["count"] = count
    session["last_length"] = len(request.form.get("note", ""))
    return {"count": count}
