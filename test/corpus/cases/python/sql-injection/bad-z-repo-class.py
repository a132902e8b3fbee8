import sqlite3
from flask import Flask, request, g
app = Flask(__name__)
class UserRepository:
    def __init__(self, connection):
        self.connection = connection
    def find(self, name):
        query = "SELECT id, name FROM users WHERE name = '%s'" % name
        return self.connection.execute(query).fetchone()
class UserService:
    def __init__(self, repository):
        self.repository = repository
    def lookup(self, name):
        return self.repository.find(name.strip())
@app.get("/user")
def user():
    service = UserService(UserRepository(sqlite3.connect("app.db")))
    return {"user": service.lookup(request.args["name"])}
