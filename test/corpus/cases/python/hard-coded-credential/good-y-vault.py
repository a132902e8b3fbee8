import hvac
import os


def secret(name):
    c = hvac.Client(url="https://vault:8200", token=os.environ["VAULT_TOKEN"])
    api_key = c.secrets.kv.v2.read_secret_version(path=name)["data"]["data"]["api_key"]
    return api_key
