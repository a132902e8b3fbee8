import enum
from fastapi import FastAPI

app = FastAPI()


class Color(enum.Enum):
    red = 1
    blue = 2


@app.get("/color/{name}")
def color(name: str):
    try:
        return {"v": Color[name].value}
    except KeyError:
        return {"v": None}
