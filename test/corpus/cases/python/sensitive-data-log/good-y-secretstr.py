import logging
from pydantic import BaseModel, SecretStr

log = logging.getLogger(__name__)


class Creds(BaseModel):
    user: str
    password: SecretStr


def login(c: Creds):
    log.info("credentials %r", c)
    return c.password.get_secret_value()
