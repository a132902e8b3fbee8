from fastapi import FastAPI, Body
from jinja2 import Environment

app = FastAPI()
env = Environment(autoescape=True)


@app.post("/mail/preview")
def preview(template: str = Body(), name: str = Body("x")):
    return {"out": env.from_string(template).render(name=name)}
