import os
import subprocess
import tempfile


def convert(markup):
    fd, source = tempfile.mkstemp(suffix=".html")
    try:
        with os.fdopen(fd, "w") as handle:
            handle.write(markup)
        return subprocess.check_output(["wkhtmltopdf", source, "-"])
    finally:
        os.unlink(source)
