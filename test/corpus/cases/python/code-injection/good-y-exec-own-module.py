import sys


def load_settings():
    ns = {}
    with open("/etc/myapp/settings.py") as fh:
        exec(compile(fh.read(), "settings.py", "exec"), ns)
    return {k: v for k, v in ns.items() if k.isupper()}


if __name__ == "__main__":
    print(len(load_settings()), sys.argv[0])
