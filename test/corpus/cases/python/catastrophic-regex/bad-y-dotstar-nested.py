import re


def strip_comments(src):
    return re.sub(r"/\*(.*?\n*)*?\*/(\s*)*$", "", src)
