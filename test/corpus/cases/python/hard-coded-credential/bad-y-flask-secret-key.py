from flask import Flask

app = Flask(__name__)
app.config["SECRET_KEY"] = "kR8-x0q2vLmE77pzT1"


@app.get("/")
def index():
    return "hi"
