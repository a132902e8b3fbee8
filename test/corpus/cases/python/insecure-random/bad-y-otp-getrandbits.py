from random import getrandbits
from fastapi import FastAPI

app = FastAPI()


@app.post("/otp")
def otp(phone: str):
    otp_code = getrandbits(20)
    return {"sent": phone, "len": len(str(otp_code))}
