import ast
import operator
from flask import Flask, request

app = Flask(__name__)
OPS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}


class Calculator:
    def eval(self, node):
        if isinstance(node, ast.BinOp):
            return OPS[type(node.op)](self.eval(node.left), self.eval(node.right))
        if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
            return node.value
        raise ValueError("unsupported")


@app.get("/calc")
def calc():
    tree = ast.parse(request.args["e"], mode="eval")
    return str(Calculator().eval(tree.body))
