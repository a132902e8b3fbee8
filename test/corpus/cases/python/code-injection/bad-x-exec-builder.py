from fastapi import APIRouter, Body

router = APIRouter()

TEMPLATE = """
def transform(row):
    return {expression}
"""


class Compiler:
    def __init__(self):
        self._scope = {}

    def add(self, expression):
        exec(TEMPLATE.format(expression=expression), self._scope)
        return self._scope["transform"]


@router.post("/transform")
def transform(expression: str = Body(...), rows: list[dict] = Body(...)):
    fn = Compiler().add(expression)
    return [fn(row) for row in rows]
