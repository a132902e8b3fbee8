import os


def daemonize():
    os.umask(0)
    with open("/var/lib/app/state.db", "w") as fh:
        fh.write("")
