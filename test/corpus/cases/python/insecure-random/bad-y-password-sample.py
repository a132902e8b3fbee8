import random
import string
from django.contrib.auth.models import User


def invite(email):
    temp_password = "".join(random.sample(string.ascii_letters + string.digits, 12))
    return User.objects.create_user(email, email, temp_password)
