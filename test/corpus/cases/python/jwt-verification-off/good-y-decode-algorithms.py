import os
import jwt
from fastapi import FastAPI, Header, HTTPException

app = FastAPI()


@app.get("/me")
def me(authorization: str = Header()):
    token = authorization.removeprefix("Bearer ")
    try:
        claims = jwt.decode(token, os.environ["JWT_KEY"], algorithms=["HS256"], options={"require": ["exp", "sub"]})
    except jwt.PyJWTError:
        raise HTTPException(401)
    return {"sub": claims["sub"]}
