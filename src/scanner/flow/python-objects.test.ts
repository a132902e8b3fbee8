import { describePrograms, type Program, program } from './marked.test.ts';

const imports = `import base64
import hmac
import io
import ipaddress
import pickle
import requests
import shlex
import socket
from collections import namedtuple
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
`;

function withImports(name: string, text: string): Program {
  return program(name, imports + text);
}

describePrograms('objects in Python', 'python', [
  withImports(
    'call the methods that stand behind `with`, `[]`, `for` and `str`',
    `
class Field:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return request.args[self.name]

    def __exit__(self, *error):
        return False

    def __str__(self):
        return request.args[self.name]


class Values:
    def __getitem__(self, key):
        return request.args[key]

    def __iter__(self):
        for key in request.args:
            yield request.args[key]

    def __call__(self, text):
        return "echo " + text


class Fixed(Values):
    def __getitem__(self, key):
        return "ls"


def run():
    with Field("q") as text:
        os.system(text)  # !
    values = Values()
    os.system(values["a"])  # !
    os.system(Fixed()["a"])
    for each in values:
        os.system(each)  # !
    os.system(values(request.args["b"]))  # !
    os.system(f"ls {Field('c')}")  # !
    os.system(str(Field("d")))  # !
`,
  ),
  withImports(
    'keep the elements of a named tuple apart, by name and by position',
    `
Job = namedtuple("Job", ["tool", "args"])
Pair = namedtuple("Pair", "tool args")


class Task(NamedTuple):
    tool: str
    args: str


def run():
    job = Job("ls", args=request.args["a"])
    os.system(job.tool)
    os.system(job.args)  # !
    os.system(Pair("ls", request.args["b"])[1])  # !
    os.system(Pair("ls", request.args["b"])[0])
    tool, args = Task("ls", request.args["c"])
    os.system(tool)
    os.system(args)  # !
`,
  ),
  withImports(
    'keep what is written into them',
    `
def run():
    text = io.StringIO()
    text.write("ls ")
    text.write(request.args["a"])
    os.system(text.getvalue())  # !
    request.files["model"].save("/srv/in/model")
    path = "/srv/in/other"
    request.files["other"].save(path)
    os.system("file " + path)
    pickle.load(open(path, "rb"))  # !
    pickle.load(open("/srv/model", "rb"))
`,
  ),
]);

describePrograms('guards of addresses and paths in Python', 'python', [
  withImports(
    'count for what they say and no more',
    `
HOSTS = {"a.example"}


def scheme():
    url = request.args["u"]
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return
    requests.get(url)  # !


def host():
    parts = urlsplit(request.args["u"])
    if parts.hostname not in HOSTS:
        return
    requests.get(request.args["u"])


def outside():
    url = request.args["u"]
    for found in socket.getaddrinfo(urlsplit(url).hostname, 443):
        address = ipaddress.ip_address(found[4][0])
        if address.is_private or address.is_loopback:
            return
    requests.get(url)


def beginning():
    url = request.args["u"]
    if url.startswith("https://a.example"):
        requests.get(url)  # !
    if url.startswith("https://a.example/"):
        requests.get(url)


def folder():
    path = os.path.join("/srv", request.args["p"])
    if path.startswith("/srv/"):
        open(path)  # !
    full = os.path.realpath(path)
    if full.startswith("/srv/"):
        open(full)
    plain = Path("/srv") / request.args["p"]
    whole = plain.resolve()
    whole.relative_to("/srv")
    whole.read_text()
    if Path("/srv") in plain.parents:
        plain.read_text()  # !
`,
  ),
  withImports(
    'hold in helpers that are handed the folder, too',
    `
def common(root, name):
    base = os.path.abspath(root)
    file = os.path.abspath(os.path.join(base, name))
    try:
        if os.path.commonpath([base, file]) != base:
            raise OSError(name)
    except ValueError:
        raise OSError(name)
    return file


def other(root, name):
    base = os.path.abspath(root)
    file = os.path.abspath(os.path.join(base, name))
    if os.path.commonpath([base, file]) == base:
        raise OSError(name)
    return file


def raw(root, name):
    file = os.path.join(root, name)
    if os.path.commonpath([root, file]) != root:
        raise OSError(name)
    return file


def begins(root, name):
    base = os.path.abspath(root)
    file = os.path.abspath(os.path.join(root, name))
    if os.path.normcase(file) != os.path.normcase(base) and not file.startswith(base + os.sep):
        raise OSError(name)
    return file


def root(folder, name):
    base = os.path.abspath(folder)
    file = os.path.abspath(os.path.join(base, name))
    if (not os.path.normcase(file).startswith(os.path.normcase(base + os.sep)) and
            os.path.normcase(file) != os.path.normcase(base) and
            os.path.dirname(os.path.normcase(base)) != os.path.normcase(base)):
        raise OSError(name)
    return file


def unrooted(folder, name):
    base = os.path.abspath(folder)
    file = os.path.abspath(os.path.join(base, name))
    if os.path.dirname(file) != base:
        print(file)
    return file


def equal(given, wanted):
    if given != wanted:
        raise OSError(given)
    return given


def is_inside(base, name):
    whole = os.path.realpath(os.path.join(base, name))
    return whole.startswith(base + os.sep)


def has_ending(base, name):
    whole = os.path.join(base, name)
    ending = os.path.splitext(whole)[1]
    return ending in (".csv", ".txt")


def joined():
    name = request.args["p"]
    if is_inside("/srv", name):
        open(os.path.join("/srv", name))
    if has_ending("/srv", name):
        open(os.path.join("/srv", name))  # !
    folder = request.args["folder"]
    if is_inside(folder, name):
        open(os.path.join(folder, name))  # !


def is_child(path, parent):
    return path == parent or path.startswith(parent + os.sep)


def is_resolved_child(path, parent):
    whole = os.path.realpath(path)
    return whole == parent or whole.startswith(parent + os.sep)


def read(name):
    file = os.path.abspath(os.path.join("/srv", request.args["p"]))
    if is_child(file, "/srv"):
        open(file)
    unsettled = os.path.join("/srv", request.args["p"])
    if is_child(unsettled, "/srv"):
        open(unsettled)  # !
    if is_resolved_child(unsettled, "/srv"):
        open(unsettled)
    other = os.path.join("/srv", request.args["q"])
    if not is_resolved_child(other, "/srv"):
        open(other)  # !


def show():
    open(common("/srv", request.args["a"]))
    open(other("/srv", request.args["b"]))  # !
    open(raw("/srv", request.args["c"]))  # !
    open(begins("/srv", request.args["d"]))
    open(begins(request.args["root"], request.args["e"]))  # !
    open(root("/srv", request.args["f"]))
    open(unrooted("/srv", request.args["g"]))  # !
    open(equal(request.args["h"], request.args["q"]))  # !
`,
  ),
  withImports(
    'of signatures prove what was signed, for deserialization alone',
    `
KEY = os.environb[b"KEY"]


def sign(text):
    return hmac.new(KEY, text, "sha256").hexdigest()


def checked():
    expected = hmac.new(KEY, request.data, "sha256").digest()
    if not hmac.compare_digest(expected, request.headers["X"]):
        return
    pickle.loads(request.data)


def helped():
    body = request.get_data()
    if hmac.compare_digest(sign(body), request.headers["X"]):
        pickle.loads(body)
        os.system(body)  # !
    pickle.loads(body)  # !
`,
  ),
  withImports(
    'of what is decoded do not outlive the decoding',
    `
def run():
    text = shlex.quote(request.args["a"])
    os.system("ls " + text)
    os.system("ls " + unquote(text))  # !
    os.system("ls " + str(int(request.args["n"])))
    os.system("ls " + base64.b64decode(shlex.quote(request.args["b"])).decode())  # !
`,
  ),
]);
