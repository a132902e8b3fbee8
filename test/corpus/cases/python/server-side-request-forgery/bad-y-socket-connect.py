import socket
from flask import Flask, request

app = Flask(__name__)


@app.get("/portcheck")
def portcheck():
    s = socket.create_connection((request.args["h"], int(request.args["p"])), timeout=2)
    s.close()
    return "open"
