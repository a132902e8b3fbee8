import xml.etree.ElementTree as ET

from fastapi import FastAPI

app = FastAPI()
USERS = ET.parse("/srv/users.xml").getroot()


@app.get("/user/{name}")
def user(name: str, role: str = "reader"):
    found = USERS.findall(".//user[@name]")
    return [node.get("id") for node in found if node.get("name") == name and node.get("role") == role]
