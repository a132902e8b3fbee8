from flask import Flask, request
import sqlite3
import abc

app = Flask(__name__)


class ThingInterface(abc.ABC):
    @abc.abstractmethod
    def do_something(self, value: str) -> str: ...


class Thing2(ThingInterface):
    def do_something(self, value: str) -> str:
        return "".join(list(value))


def create_thing() -> ThingInterface:
    return Thing2()


@app.route("/t/00202", methods=["POST"])
def t00202():
    values = request.form.getlist("BenchmarkTest00202")
    param = values[0] if values else ""
    bar = create_thing().do_something(param)
    con = sqlite3.connect(":memory:")
    try:
        sql = "INSERT INTO users (username, password) VALUES ('foo', ?)"
        con.execute(sql, (bar,))
        con.commit()
    finally:
        con.close()
    return "ok"
