import re

IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
HEX = re.compile(r"(?:[0-9a-f]{2}:)+[0-9a-f]{2}")


def is_addr(s):
    return bool(IPV4.fullmatch(s) or HEX.fullmatch(s))
