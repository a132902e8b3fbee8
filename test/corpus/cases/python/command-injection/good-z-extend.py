from flask import Flask, request
import subprocess
app = Flask(__name__)
@app.post("/strip")
def strip():
    cmd = ["identify"]
    cmd.extend(options())
    cmd.append(request.form["image"])
    return {"rc": subprocess.call(cmd)}
