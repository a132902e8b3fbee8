import logging
import os

log = logging.getLogger("deploy")


def deploy():
    api_token = os.environ["DEPLOY_TOKEN"]
    log.info("token present: %s", bool(api_token))
    log.info("password reset page opened")
