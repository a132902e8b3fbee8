import { describePrograms, program } from './marked.test.ts';

describePrograms('classes in Python', 'python', [
  program(
    'are values: a table of classes makes objects of any of them',
    `
import abc


class Step(abc.ABC):
    @abc.abstractmethod
    def do(self, text): ...


class Same(Step):
    def do(self, text):
        return text


class Fixed(Step):
    def do(self, text):
        return "ls"


STEPS = {"same": Same, "fixed": Fixed}


def step(kind) -> Step:
    return STEPS.get(kind, Same)()


def run():
    os.system(step("same").do(request.args["a"]))  # !
    os.system(Fixed().do(request.args["b"]))
`,
  ),
  program(
    'run what a class that extends them says',
    `
class Base:
    def run(self):
        os.system(self.command())  # !


class Named(Base):
    def command(self):
        return "ls " + request.args["name"]


class Plain:
    def run(self):
        os.system(self.command())

    def command(self):
        return "ls"
`,
  ),
  program(
    'have what their body gives all objects',
    `
class Page:
    layout = "ls %s %s"
    tools = {"ls", "pwd"}

    def __call__(self, first, second):
        return self.layout % (first, second)

    def chosen(self, tool):
        return tool if tool in self.tools else "ls"


page = Page()


def run():
    os.system(page("a", request.args["b"]))  # !
    os.system(page.chosen(request.args["c"]))
`,
  ),
]);

describePrograms('dictionaries in Python', 'python', [
  program(
    'tell their keys from what stands under them',
    `
class Query:
    FIELDS = ("name", "city")

    def __init__(self, data):
        self.values = {field: data[field] for field in self.FIELDS if field in data}

    def where(self):
        return " OR ".join(f"{field} = :{field}" for field in self.values)


def run():
    query = Query(request.get_json())
    os.system(query.where())
    os.system(query.values["name"])  # !
    for key in {"a": request.args["a"]}:
        os.system(key)
    for key in {request.args["k"]: 1}:
        os.system(key)  # !
    for key in request.get_json():
        os.system(key)  # !
`,
  ),
  program(
    'of archives name files anywhere',
    `
import tarfile
import zipfile


def unpack(path, folder):
    with tarfile.open(path) as bundle:
        for member in bundle:
            bundle.extract(member, folder)  # !
        for member in bundle:
            bundle.extract(member, folder, filter="data")
        for member in bundle.getmembers():
            target = os.path.realpath(os.path.join(folder, member.name))
            if not target.startswith(folder):
                raise ValueError(member.name)
            bundle.extract(member, folder)


def unzip(path, folder):
    with zipfile.ZipFile(path) as bundle:
        for name in bundle.namelist():
            open(os.path.join(folder, name), "wb")  # !
            open(os.path.join(folder, os.path.basename(name)), "wb")
`,
  ),
  program(
    'are followed inside of functions: what their constructor and methods keep',
    `
def run():
    class Box:
        def __init__(self, text):
            self.text = text
            self.other = "ls"

        def put(self, text):
            self.later = text

        def get(self):
            return self.text

    box = Box(request.args["a"])
    os.system(box.text)  # !
    os.system(box.get())  # !
    os.system(box.other)
    box.put(request.args["b"])
    os.system(box.later)  # !
`,
  ),
]);
