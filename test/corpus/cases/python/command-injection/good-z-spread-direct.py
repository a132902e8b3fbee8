from flask import Flask, request
import subprocess
app = Flask(__name__)
PREFIX = load()
@app.post("/strip")
def strip():
    return {"rc": subprocess.call([*PREFIX, "--", request.form["image"]])}
