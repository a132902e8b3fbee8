from bottle import request, post
from mongoengine import Document, StringField


class Account(Document):
    name = StringField()


@post("/accounts")
def accounts():
    criteria = request.json["criteria"]
    return {"names": [a.name for a in Account.objects(__raw__=criteria)]}
