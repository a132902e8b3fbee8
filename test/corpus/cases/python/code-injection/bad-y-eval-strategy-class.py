from abc import ABC, abstractmethod
from flask import Flask, request

app = Flask(__name__)


class Evaluator(ABC):
    @abstractmethod
    def evaluate(self, expr): ...


class PyEvaluator(Evaluator):
    def evaluate(self, expr):
        return eval(expr, {"__builtins__": None}, {})


class Rule:
    def __init__(self, evaluator: Evaluator, source: str):
        self.evaluator = evaluator
        self.source = source

    def apply(self):
        return self.evaluator.evaluate(self.source)


@app.post("/rules/test")
def test_rule():
    src = request.get_json()["rule"]
    return {"result": str(Rule(PyEvaluator(), src).apply())}
