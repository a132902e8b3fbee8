import tempfile
import subprocess


def render(dot):
    with tempfile.NamedTemporaryFile("w", suffix=".dot") as fh:
        fh.write(dot)
        fh.flush()
        return subprocess.check_output(["dot", "-Tsvg", fh.name])
