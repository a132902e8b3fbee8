import functools, os
from flask import Flask, request
app = Flask(__name__)
def logged(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        print("calling")
        return func(*args, **kwargs)
    return wrapper
@logged
def convert(name):
    os.system("convert " + name)
@app.post("/convert")
def handle():
    convert(request.form["name"])
    return "", 204
