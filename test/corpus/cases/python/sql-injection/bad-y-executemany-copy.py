import psycopg
from fastapi import FastAPI, Path, Body

app = FastAPI()


@app.post("/load/{table}")
def load(table: str = Path(max_length=60), rows: list[list[str]] = Body()):
    with psycopg.connect("dbname=dw") as conn, conn.cursor() as cur:
        cur.executemany("INSERT INTO " + table + " VALUES (%s, %s)", rows)
    return {"n": len(rows)}
