import logging

import stripe

log = logging.getLogger(__name__)


def configure(settings):
    stripe.api_key = settings["STRIPE_SECRET_KEY"]
    try:
        stripe.Account.retrieve()
    except stripe.error.AuthenticationError:
        log.error("stripe rejected secret key %s", stripe.api_key)
        raise
