from typing import Literal
from fastapi import Depends, FastAPI
import asyncpg
app = FastAPI()
@app.get("/products")
async def products(order_by: Literal["name", "price"] = "name", conn=Depends(get_conn)):
    return await conn.fetch(f"SELECT * FROM products ORDER BY {order_by}")
