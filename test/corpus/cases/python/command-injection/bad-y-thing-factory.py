import abc
import base64
import os
from flask import Flask, request

app = Flask(__name__)


class Thing(abc.ABC):
    @abc.abstractmethod
    def do(self, i):
        raise NotImplementedError


class Reverse2(Thing):
    def do(self, i):
        if not i:
            return ""
        half = i[::-1]
        return half[::-1]


class B64(Thing):
    def do(self, i):
        return base64.b64decode(base64.b64encode(i.encode())).decode()


_REG = {"rev": Reverse2, "b64": B64}


def thing_factory(kind="b64"):
    return _REG.get(kind, Reverse2)()


@app.route("/bench/cmdi/00301", methods=["POST"])
def t301():
    header = request.headers.getlist("BenchmarkTest00301")
    param = header[0] if header else ""
    g = f"barbarians_at_the_gate {param}"
    thing = thing_factory("rev")
    bar = thing.do(g)
    rc = os.system("/srv/tools/insecure.sh " + bar)
    return str(rc)
