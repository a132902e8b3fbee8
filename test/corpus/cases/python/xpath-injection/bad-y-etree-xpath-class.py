from lxml import etree
from fastapi import FastAPI

app = FastAPI()
DOC = etree.parse("books.xml")


@app.get("/books")
def books(author: str):
    finder = etree.XPath("//book[author='%s']/title/text()" % author)
    return finder(DOC)
