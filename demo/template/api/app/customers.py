"""Customers and what they are called."""

import sqlite3
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException

from app.database import connect, rows_to_dicts
//@ from 6
from app.security import hash_password, new_token
//@ end

router = APIRouter(prefix="/customers")
Connection = Annotated[sqlite3.Connection, Depends(connect)]


@router.get("")
def list_customers(connection: Connection) -> list[dict]:
    return rows_to_dicts(connection.execute("SELECT id, name, city FROM customers ORDER BY name").fetchall())


@router.get("/{customer_id}")
def find_customer(connection: Connection, customer_id: int) -> dict:
    row = connection.execute("SELECT id, name, city FROM customers WHERE id = ?", (customer_id,)).fetchone()
    if row is None:
        raise HTTPException(status_code=404, detail="No such customer")
    return dict(row)
//@ from 6


@router.post("/{customer_id}/login")
def log_in(connection: Connection, customer_id: int, password: str) -> dict:
    row = connection.execute("SELECT password FROM customers WHERE id = ?", (customer_id,)).fetchone()
    if row is None or row["password"] != hash_password(password):
        raise HTTPException(status_code=401, detail="Wrong password")
    return {"token": new_token()}
//@ end
