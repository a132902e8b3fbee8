from fastapi import FastAPI
from jinja2 import Environment
from pydantic import BaseModel

app = FastAPI()
env = Environment(autoescape=True)
TEMPLATE = env.from_string("Dear {{ name }},\n{{ text }}")


class Letter(BaseModel):
    text: str
    names: list[str]


@app.post("/letters")
def letters(letter: Letter):
    return [TEMPLATE.render(name=name, text=letter.text) for name in letter.names]
