import tempfile


def dump(data):
    name = tempfile.mktemp(suffix=".json")
    with open(name, "w") as fh:
        fh.write(data)
    return name
