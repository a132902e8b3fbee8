import uuid


def confirm_link(user):
    return f"https://x.test/confirm/{user}/{uuid.uuid4()}"
