import ast
import operator

from flask import Flask, abort, jsonify, request

app = Flask(__name__)

OPERATORS = {"add": operator.add, "sub": operator.sub, "max": max}


class Report:
    def __init__(self, rows):
        self.rows = rows

    def column(self, name, left, right):
        apply = OPERATORS.get(name)
        if apply is None:
            abort(400)
        return [apply(row[left], row[right]) for row in self.rows]


@app.post("/reports/<int:report_id>/column")
def add_column(report_id):
    spec = request.get_json(force=True)
    rows = ast.literal_eval(spec.get("rows", "[]"))
    return jsonify(Report(rows).column(spec["operator"], spec["left"], spec["right"]))
