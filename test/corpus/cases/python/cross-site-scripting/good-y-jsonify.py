from flask import Flask, jsonify, request

app = Flask(__name__)


@app.get("/echo")
def echo():
    return jsonify(message="<div>" + request.args.get("m", "") + "</div>")
