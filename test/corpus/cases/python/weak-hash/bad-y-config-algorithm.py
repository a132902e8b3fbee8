import configparser
import hashlib

cfg = configparser.ConfigParser()
cfg.read_dict({"hash": {"primary": "sha512", "legacy": "md5"}})


def digest(token: str) -> str:
    name = cfg["hash"]["legacy"]
    return hashlib.new(name, token.encode()).hexdigest()
