import os
import stat


def install(script):
    st = os.stat(script)
    os.chmod(script, st.st_mode | stat.S_IXUSR)
