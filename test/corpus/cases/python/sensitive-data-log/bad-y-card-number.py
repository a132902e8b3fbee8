import logging

logger = logging.getLogger("pay")


class Checkout:
    def charge(self, card_number, cvv, amount):
        logger.debug("charging card %s cvv=%s amount=%s" % (card_number, cvv, amount))
        return self.gateway.charge(card_number, cvv, amount)
