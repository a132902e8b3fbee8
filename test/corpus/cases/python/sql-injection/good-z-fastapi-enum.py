from enum import Enum
from fastapi import Depends, FastAPI
import asyncpg
app = FastAPI()
class Order(str, Enum):
    name = "name"
    price = "price"
@app.get("/products")
async def products(order_by: Order = Order.name, conn=Depends(get_conn)):
    return await conn.fetch(f"SELECT * FROM products ORDER BY {order_by.value}")
