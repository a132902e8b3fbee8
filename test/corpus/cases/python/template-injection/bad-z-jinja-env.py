from jinja2 import Environment
from fastapi import FastAPI, Form
app = FastAPI()
@app.post("/preview")
def preview(body: str = Form(...)):
    return {"html": Environment().from_string(body).render()}
