from flask import Blueprint
from flask import request
import sqlite3
import threading

bp = Blueprint("carriers", __name__)


connection = sqlite3.connect("app.db")


class Worker(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value
        self.result = None

    def run(self):
        self.result = self.value


@bp.route("/thread")
def thread_bad():
    worker = Worker(request.args.get("q"))
    worker.start()
    worker.join()
    connection.execute(f"SELECT * FROM t WHERE a = '{worker.result}'")
    return ""
