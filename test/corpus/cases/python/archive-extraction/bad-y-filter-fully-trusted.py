import tarfile
import urllib.request


def install(url):
    name, _ = urllib.request.urlretrieve(url)
    with tarfile.open(name) as t:
        t.extractall("/opt/plugins", filter="fully_trusted")
