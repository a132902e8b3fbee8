from fastapi import FastAPI, Body
from jinja2.sandbox import ImmutableSandboxedEnvironment

app = FastAPI()
env = ImmutableSandboxedEnvironment(autoescape=True)


@app.post("/mail/preview")
def preview(template: str = Body(), name: str = Body("x")):
    return {"out": env.from_string(template).render(name=name)}
