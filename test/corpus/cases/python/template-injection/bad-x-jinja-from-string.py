from fastapi import FastAPI
from jinja2 import Environment
from pydantic import BaseModel

app = FastAPI()
env = Environment(autoescape=True)


class Letter(BaseModel):
    text: str
    names: list[str]


@app.post("/letters")
def letters(letter: Letter):
    template = env.from_string("Dear {{ name }},\n" + letter.text)
    return [template.render(name=name) for name in letter.names]
