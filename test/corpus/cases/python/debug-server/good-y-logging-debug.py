import logging

DEBUG_LEVEL = True
logging.basicConfig(level=logging.DEBUG)
log = logging.getLogger(__name__)


def run(debug=True):
    log.debug("debug=%s", debug)


run(debug=True)
