import subprocess
import ipaddress
from flask import Flask, request, abort

app = Flask(__name__)


@app.route("/ping")
def ping():
    try:
        host = ipaddress.ip_address(request.values.get("host", "127.0.0.1"))
    except ValueError:
        abort(400)
    out = subprocess.run(["ping", "-c", "1", str(host)], capture_output=True, text=True)
    return out.stdout
