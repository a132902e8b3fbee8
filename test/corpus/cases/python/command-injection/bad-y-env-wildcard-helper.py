import os
from flask import Flask, request

app = Flask(__name__)


def archive(folder, name):
    cmd = "tar czf /backups/%s.tgz %s/*" % (name, folder)
    return os.popen(cmd).read()


@app.route("/backup/<folder>")
def backup(folder):
    return archive(folder, "nightly")
