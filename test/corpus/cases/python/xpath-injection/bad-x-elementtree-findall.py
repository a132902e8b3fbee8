import xml.etree.ElementTree as ET

from fastapi import FastAPI

app = FastAPI()
USERS = ET.parse("/srv/users.xml").getroot()


@app.get("/user/{name}")
def user(name: str, role: str = "reader"):
    path = ".//user[@name='{}'][@role='{}']".format(name, role)
    return [node.get("id") for node in USERS.findall(path)]
