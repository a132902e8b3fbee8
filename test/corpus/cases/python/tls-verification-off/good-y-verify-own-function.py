import hmac


def check(doc, verify=True):
    return doc.valid if verify else None


def quick(doc):
    return check(doc, verify=False)
