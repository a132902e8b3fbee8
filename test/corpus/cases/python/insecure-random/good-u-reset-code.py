import random
import secrets
import string


class PasswordResets:
    def create(self, user):
        code = "".join(secrets.choice(string.digits) for _ in range(6))
        user.reset_code = code
        user.save()
        return code


class Quiz:
    def next(self):
        code = random.choice(["A", "B"])
        return code
