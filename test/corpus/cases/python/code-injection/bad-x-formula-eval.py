from flask import Flask, jsonify, request

app = Flask(__name__)


class Sheet:
    def __init__(self):
        self.cells = {}

    def set(self, name, text):
        self.cells[name] = text

    def value(self, name):
        text = self.cells.get(name, "0")
        if text.startswith("="):
            return eval(text[1:], {"__builtins__": {}}, dict(self.cells))
        return text


@app.post("/sheet")
def sheet():
    book = Sheet()
    for name, text in request.get_json().items():
        book.set(name, text)
    return jsonify({name: book.value(name) for name in list(book.cells)})
