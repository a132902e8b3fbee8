import re
from fastapi import FastAPI

app = FastAPI()
LINES = open("data.txt").read()


@app.get("/grep")
def grep(word: str):
    return re.findall(r"\b" + re.escape(word) + r"\b", LINES)
