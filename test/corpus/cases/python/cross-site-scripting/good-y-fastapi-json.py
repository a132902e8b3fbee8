from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


@app.get("/page/{title}")
async def page(title: str, n: int = 1):
    return JSONResponse({"html": f"<h2>{title}</h2>" * n})
