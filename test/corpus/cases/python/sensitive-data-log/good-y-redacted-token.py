import logging

log = logging.getLogger(__name__)


def redact(v: str) -> str:
    return "***"


def refresh(client, access_token):
    log.debug("refreshing with %s", redact(access_token))
    return client.refresh(access_token)
