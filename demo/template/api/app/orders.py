"""Orders: list, find, create."""

import sqlite3
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from pydantic import BaseModel

from app.database import connect, rows_to_dicts

router = APIRouter(prefix="/orders")
Connection = Annotated[sqlite3.Connection, Depends(connect)]


class NewOrder(BaseModel):
    customer_id: int
    article: str
    quantity: int
    note: str = ""


@router.get("")
def list_orders(connection: Connection, limit: int = 50) -> list[dict]:
    rows = connection.execute(
        "SELECT id, customer_id, article, quantity, note FROM orders ORDER BY id DESC LIMIT ?",
        (limit,),
    ).fetchall()
    return rows_to_dicts(rows)


//@ from 4
@router.get("/search")
def search_orders(connection: Connection, article: str, sort: str = "id") -> list[dict]:
    query = f"SELECT * FROM orders WHERE article LIKE '%{article}%' ORDER BY {sort}"
    return rows_to_dicts(connection.execute(query).fetchall())


//@ end
@router.get("/{order_id}")
def find_order(connection: Connection, order_id: int) -> dict:
    row = connection.execute("SELECT * FROM orders WHERE id = ?", (order_id,)).fetchone()
    if row == None:
        raise HTTPException(status_code=404, detail="No such order")
    return dict(row)


@router.post("", status_code=201)
def create_order(connection: Connection, order: NewOrder) -> dict:
    cursor = connection.execute(
        "INSERT INTO orders (customer_id, article, quantity, note) VALUES (?, ?, ?, ?)",
        (order.customer_id, order.article, order.quantity, order.note),
    )
    connection.commit()
    return {"id": cursor.lastrowid, **order.model_dump()}
//@ from 12


def total_quantity(orders: list[dict], seen: list[int] = []) -> int:
    """Sum of the quantities, each order counted once."""
    total = 0
    for order in orders:
        if order["id"] not in seen:
            seen.append(order["id"])
            total += order["quantity"]
    return total
//@ end
