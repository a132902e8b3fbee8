from flask import Flask, request
import sqlite3
import abc

app = Flask(__name__)


class ThingInterface(abc.ABC):
    @abc.abstractmethod
    def do_something(self, value: str) -> str: ...


class Thing1(ThingInterface):
    def do_something(self, value: str) -> str:
        return value


class Thing2(ThingInterface):
    def do_something(self, value: str) -> str:
        return "".join(list(value))


def create_thing(name="Thing2") -> ThingInterface:
    return {"Thing1": Thing1, "Thing2": Thing2}[name]()


@app.route("/t/00201", methods=["POST"])
def t00201():
    values = request.form.getlist("BenchmarkTest00201")
    param = values[0] if values else ""
    thing = create_thing()
    bar = thing.do_something(param)
    con = sqlite3.connect(":memory:")
    try:
        con.execute("INSERT INTO users (username, password) VALUES ('foo', '" + bar + "')")
        con.commit()
    finally:
        con.close()
    return "ok"
