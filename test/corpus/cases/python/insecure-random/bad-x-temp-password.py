from random import choices, shuffle

from werkzeug.security import generate_password_hash

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def invite(users, mailer, email):
    characters = choices(LETTERS, k=12)
    shuffle(characters)
    password = "".join(characters)
    users.add(email, generate_password_hash(password))
    mailer.send(email, "Your temporary password: " + password)
