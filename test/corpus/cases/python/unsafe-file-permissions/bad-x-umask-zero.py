import os
import sys


def daemonise(pidfile):
    if os.fork() > 0:
        sys.exit(0)
    os.setsid()
    os.umask(0)
    os.chdir("/")
    with open(pidfile, "w") as handle:
        handle.write(str(os.getpid()))
