import random as rnd


class OneTimePassword:
    def __init__(self, sms):
        self.sms = sms
        self.codes = {}

    def send(self, phone):
        otp = f"{rnd.randint(0, 999999):06d}"
        self.codes[phone] = otp
        self.sms.send(phone, f"Your login code is {otp}")

    def verify(self, phone, given):
        return self.codes.pop(phone, None) == given
