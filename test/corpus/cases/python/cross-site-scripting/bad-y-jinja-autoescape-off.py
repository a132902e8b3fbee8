from jinja2 import Environment, FileSystemLoader
from flask import Flask, request

app = Flask(__name__)
env = Environment(loader=FileSystemLoader("templates"), autoescape=False)


@app.get("/c")
def c():
    return env.get_template("c.html").render(name=request.args.get("name"))
