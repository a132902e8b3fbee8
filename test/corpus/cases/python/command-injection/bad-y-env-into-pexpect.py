import pexpect
from flask import Flask, request

app = Flask(__name__)


@app.post("/console")
def console():
    user = request.form.get("user", "guest")
    child = pexpect.spawn("/bin/bash -c 'id %s'" % user)
    child.expect(pexpect.EOF)
    return child.before
