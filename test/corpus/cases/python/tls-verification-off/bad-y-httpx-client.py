import httpx

OPTIONS = {"verify": False, "timeout": 5}


def client():
    return httpx.AsyncClient(verify=False, timeout=5)
