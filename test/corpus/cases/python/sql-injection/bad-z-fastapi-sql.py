from fastapi import Depends, FastAPI
import asyncpg
app = FastAPI()
async def get_conn():
    conn = await asyncpg.connect()
    try:
        yield conn
    finally:
        await conn.close()
@app.get("/products")
async def products(order_by: str = "name", conn=Depends(get_conn)):
    return await conn.fetch("SELECT * FROM products ORDER BY " + order_by)
