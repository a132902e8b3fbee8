import subprocess
import tempfile


def convert(markup):
    source = tempfile.mktemp(suffix=".html")
    with open(source, "w") as handle:
        handle.write(markup)
    return subprocess.check_output(["wkhtmltopdf", source, "-"])
