import os
import requests


def deploy():
    api_token = os.environ["DEPLOY_TOKEN"]
    print(f"using token {api_token}")
    return requests.post("https://ci.test/run", headers={"Authorization": "Bearer " + api_token}, timeout=9)
