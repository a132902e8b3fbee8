import uvicorn
from fastapi import FastAPI

app = FastAPI()
HOST = "0.0.0.0"


def main():
    uvicorn.run(app, host=HOST, port=80)


main()
