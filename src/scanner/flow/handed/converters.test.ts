import { describePrograms, program } from '../marked.test.ts';

describePrograms('converters and enumerations in Python', 'python', [
  program(
    'let nothing harmful through',
    `
    from enum import Enum
    from fastapi import FastAPI
    from django.db import models
    api = FastAPI()

    class Color(Enum):
        RED = "red"

    class Kind(models.TextChoices):
        A = "a"

    @app.get("/a/<int:id>/<uuid:key>/<any(x, 'y'):word>/<string:open>")
    def a(id, key, word, open):
        os.system(f"ls {id} {key} {word}")
        os.system("ls " + open)  # !

    @app.get("/b/<int:id>")
    @app.get("/c/<id>")
    def b(id):
        os.system(f"ls {id}")  # !

    @api.get("/d/{number:int}/{key:uuid}/{rest:path}")
    def d(number, key, rest):
        os.system(f"ls {number} {key}")
        os.system("ls " + rest)  # !

    @app.get("/e")
    def e():
        os.system("ls " + Color(request.args["c"]).value)
        os.system("ls " + Kind(request.args["k"]))
        text = request.args["x"]
        try:
            Color(text)
        except ValueError:
            return "no"
        os.system("ls " + text)
        other = request.args["y"]
        try:
            Color(other)
        except ValueError:
            pass
        os.system("ls " + other)  # !
    `,
  ),
]);
