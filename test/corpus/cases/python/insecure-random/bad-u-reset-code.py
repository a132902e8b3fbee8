import random
import string


class PasswordResets:
    def create(self, user):
        code = "".join(random.choices(string.digits, k=6))
        user.reset_code = code
        user.save()
        return code
