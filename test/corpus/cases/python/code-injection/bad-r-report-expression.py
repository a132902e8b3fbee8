import operator

from flask import Flask, jsonify, request

app = Flask(__name__)

ALLOWED = {"len": len, "sum": sum, "round": round}


class Report:
    def __init__(self, rows):
        self.rows = rows

    def column(self, expression):
        code = compile(expression, "<report>", "eval")
        scope = {"__builtins__": {}, **ALLOWED}
        return [eval(code, scope, {"row": row}) for row in self.rows]


@app.post("/reports/<int:report_id>/column")
def add_column(report_id):
    spec = request.get_json(force=True)
    report = Report([{"total": 1}, {"total": 2}])
    return jsonify(report.column(spec.get("expression", "row")))
