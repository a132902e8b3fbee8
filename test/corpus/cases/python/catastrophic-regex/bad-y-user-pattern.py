import re
from fastapi import FastAPI

app = FastAPI()
LINES = open("data.txt").read()


@app.get("/grep")
def grep(pattern: str):
    return re.findall(pattern, LINES)
