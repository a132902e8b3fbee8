import subprocess
from flask import Flask, request

app = Flask(__name__)


@app.post("/wc")
def wc():
    r = subprocess.run("wc -w | tr -d ' '", shell=True, input=request.get_data(), capture_output=True)
    return r.stdout
