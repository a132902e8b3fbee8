import os

from flask import Flask, request


def create_app():
    app = Flask(__name__)

    @app.post("/rotate")
    def rotate():
        class Job:
            def __init__(self, name):
                self.name = name

            def line(self):
                return "logrotate -f /etc/logrotate.d/" + self.name

        job = Job(request.form["service"])
        os.system(job.line())
        return "", 204

    return app
