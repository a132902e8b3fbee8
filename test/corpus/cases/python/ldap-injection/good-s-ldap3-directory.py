from dataclasses import dataclass

from fastapi import Depends, FastAPI
from ldap3 import ALL, Connection, Server
from ldap3.utils.conv import escape_filter_chars

app = FastAPI()


@dataclass
class Directory:
    connection: Connection

    def find(self, attribute: str, value: str):
        self.connection.search("ou=people,dc=example,dc=org", self._filter(attribute, value), attributes=["cn", "mail"])
        return [entry.entry_attributes_as_dict for entry in self.connection.entries]

    @staticmethod
    def _filter(attribute, value):
        return "(&(objectClass=person)({}={}))".format(attribute, escape_filter_chars(value))


def directory():
    return Directory(Connection(Server("ldaps://ldap.example.org", get_info=ALL), auto_bind=True))


@app.get("/people")
def people(mail: str, directory: Directory = Depends(directory)):
    return directory.find("mail", mail)
