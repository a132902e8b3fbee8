import os
import uvicorn

if __name__ == "__main__":
    uvicorn.run("svc:app", host=os.environ.get("BIND", "127.0.0.1"), port=8000)
