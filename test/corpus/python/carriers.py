"""How a value travels between the request and the statement. A line ending in `# ! rule` must be reported, `# ok` must not."""
import base64
import configparser
import contextlib
import re
import sqlite3
import threading
import urllib.parse
from dataclasses import dataclass
from string import Template
from flask import Blueprint, request

bp = Blueprint("carriers", __name__)
connection = sqlite3.connect("app.db")
SORTS = {"name": "name ASC", "age": "age DESC"}
ALLOWED = ("name", "age")


def run_bad(value):
    connection.execute("SELECT * FROM t WHERE a = '" + value + "'")  # ! sql-injection


@bp.route("/direct")
def direct():
    run_bad(request.args.get("q"))


@bp.route("/constant")
def overwritten():
    value = request.args.get("q")
    value = "fixed"
    connection.execute(f"SELECT * FROM t WHERE a = '{value}'")  # ok
    return ""


@bp.route("/list1")
def list_pop_bad():
    param = request.form.get("q", "")
    values = []
    values.append("safe")
    values.append(param)
    values.append("moresafe")
    values.pop(0)
    bar = values[0]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    return ""


@bp.route("/list2")
def list_pop_good():
    param = request.form.get("q", "")
    values = []
    values.append("safe")
    values.append(param)
    values.append("moresafe")
    values.pop(0)
    bar = values[1]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ok
    return ""


@bp.route("/list3")
def list_insert_good():
    param = request.cookies.get("q", "")
    values = ["b", param]
    values.insert(0, "a")
    bar = values[0]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ok
    return ""


@bp.route("/list4")
def list_insert_bad():
    param = request.cookies.get("q", "")
    values = ["b", "c"]
    values.insert(1, param)
    bar = values[-2]
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    return ""


@bp.route("/dict1")
def dict_good():
    param = request.headers.get("X-Q", "")
    entries = {}
    entries["keyA"] = "a-value"
    entries["keyB"] = param
    entries["keyC"] = "another"
    bar = entries["keyB"]
    bar = entries["keyA"]
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/dict2")
def dict_bad():
    param = request.headers.get("X-Q", "")
    entries = {"keyA": "a-value"}
    entries["keyB"] = param
    bar = entries["keyA"]
    bar = entries.get("keyB")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ! sql-injection
    return ""


@bp.route("/dict3")
def dict_get_good():
    param = request.headers.get("X-Q", "")
    entries = {"keyA": "a-value", "keyB": param}
    bar = entries.get("keyA")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/dict4")
def dict_update_bad():
    entries = dict(a="1")
    entries.update({"q": request.args["q"]})
    connection.execute("SELECT * FROM t WHERE a = '%s'" % entries["q"])  # ! sql-injection
    return ""


@bp.route("/conf1")
def config_bad():
    param = request.args.get("q", "")
    bar = "safe!"
    conf = configparser.ConfigParser()
    conf.add_section("section1")
    conf.set("section1", "keyA", "a-value")
    conf.set("section1", "keyB", param)
    bar = conf.get("section1", "keyB")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ! sql-injection
    return ""


@bp.route("/conf2")
def config_good():
    param = request.args.get("q", "")
    conf = configparser.ConfigParser()
    conf.add_section("section1")
    conf.set("section1", "keyA", "a-value")
    conf.set("section1", "keyB", param)
    bar = conf.get("section1", "keyA")
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/conf3")
def config_mapping():
    param = request.args.get("q", "")
    conf = configparser.ConfigParser()
    conf["section1"] = {"keyA": "x", "keyB": param}
    connection.execute("SELECT * FROM t WHERE a = '%s'" % conf["section1"]["keyA"])  # ok
    connection.execute("SELECT * FROM t WHERE a = '%s'" % conf["section1"]["keyB"])  # ! sql-injection
    return ""


@bp.route("/if1")
def arithmetic_good():
    param = request.args.get("q", "")
    num = 86
    if 7 * 42 - num > 200:
        bar = "This_should_always_happen"
    else:
        bar = param
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/if2")
def arithmetic_bad():
    param = request.args.get("q", "")
    num = 196
    if 500 // 42 + num > 200:
        bar = param
    else:
        bar = "This should never happen"
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ! sql-injection
    return ""


@bp.route("/ternary")
def ternary_good():
    param = request.args.get("q", "")
    num = 106
    bar = "always" if 7 * 18 + num > 200 else param
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/match1")
def match_good():
    param = request.args.get("q", "")
    possible = "ABC"
    guess = possible[1]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = "bob"
        case "C" | "D":
            bar = param
        case _:
            bar = "bob's your uncle"
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ok
    return ""


@bp.route("/match2")
def match_bad():
    param = request.args.get("q", "")
    possible = "ABC"
    guess = possible[0]
    match guess:
        case "A":
            bar = param
        case "B":
            bar = "bob"
        case _:
            bar = "bob's your uncle"
    connection.execute("SELECT * FROM t WHERE a = '%s'" % bar)  # ! sql-injection
    return ""


@bp.route("/match3")
def match_subject_good():
    order = request.args.get("order", "")
    match order:
        case "name" | "age":
            column = order
        case _:
            column = "id"
    return connection.execute("SELECT * FROM t ORDER BY " + column).fetchall()  # ok


@bp.route("/b64")
def base64_bad():
    param = request.args.get("q", "")
    encoded = base64.b64encode(param.encode("utf-8"))
    bar = base64.b64decode(encoded).decode("utf-8")
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    return ""


@bp.route("/unquote")
def unquote_bad():
    bar = urllib.parse.unquote_plus(request.cookies.get("q", "noCookieValueSupplied"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    return ""


@bp.route("/query-string")
def query_string_bad():
    query_string = request.query_string.decode("utf-8")
    loc = query_string.find("q=")
    param = query_string[loc + len("q=") + 1 :]
    ampersand = param.find("&")
    if ampersand != -1:
        param = param[:ampersand]
    param = urllib.parse.unquote_plus(param)
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")  # ! sql-injection
    return ""


@bp.route("/names")
def names_of_values_bad():
    param = ""
    for name in request.form.keys():
        if "q" in request.form.getlist(name):
            param = name
            break
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")  # ! sql-injection
    return ""


@bp.route("/getlist")
def getlist_bad():
    values = request.form.getlist("q")
    param = ""
    if values:
        param = values[0]
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")  # ! sql-injection
    return ""


class Thing:
    def do_something(self, text):
        return text.strip()


class FixedThing:
    def do_something(self, text):
        return "fixed"


class Box:
    def __init__(self, value):
        self.value = value

    def get(self):
        return self.value


class RequestWrapper:
    def __init__(self, incoming):
        self.request = incoming

    def get_form_parameter(self, name):
        return self.request.form.get(name)

    def get_safe_value(self, name):
        return "bar"


class Worker(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value
        self.result = None

    def run(self):
        self.result = self.value


@bp.route("/thing1")
def thing_bad():
    bar = Thing().do_something(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    return ""


@bp.route("/thing2")
def thing_good():
    bar = FixedThing().do_something(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ok
    return ""


@bp.route("/box1")
def box_bad():
    bar = Box(request.args.get("q")).get()
    connection.execute(f"SELECT * FROM t WHERE a = '{bar}'")  # ! sql-injection
    box = Box(request.args.get("q"))
    connection.execute(f"SELECT * FROM t WHERE a = '{box.value}'")  # ! sql-injection
    return ""


@bp.route("/wrapper1")
def wrapper_bad():
    wrapped = RequestWrapper(request)
    param = wrapped.get_form_parameter("q")
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")  # ! sql-injection
    return ""


@bp.route("/wrapper2")
def wrapper_good():
    wrapped = RequestWrapper(request)
    param = wrapped.get_safe_value("q")
    connection.execute(f"SELECT * FROM t WHERE a = '{param}'")  # ok
    return ""


@bp.route("/thread")
def thread_bad():
    worker = Worker(request.args.get("q"))
    worker.start()
    worker.join()
    connection.execute(f"SELECT * FROM t WHERE a = '{worker.result}'")  # ! sql-injection
    return ""


@bp.route("/format-kinds")
def format_kinds():
    q = request.args.get("q", "")
    connection.execute("SELECT * FROM t WHERE a = '%(q)s'" % {"q": q})  # ! sql-injection
    connection.execute("SELECT * FROM t WHERE a = '{q}'".format(q=q))  # ! sql-injection
    connection.execute("SELECT * FROM t WHERE a = '{q}'".format_map({"q": q}))  # ! sql-injection
    connection.execute(Template("SELECT * FROM t WHERE a = '$q'").substitute(q=q))  # ! sql-injection
    connection.execute(" ".join(["SELECT * FROM t WHERE a =", "'", q, "'"]))  # ! sql-injection
    connection.execute("SELECT * FROM t WHERE a = 'Q'".replace("Q", q))  # ! sql-injection
    statement = "SELECT * FROM t WHERE a = '"
    statement += q
    statement += "'"
    connection.execute(statement)  # ! sql-injection
    connection.execute("SELECT * FROM t WHERE a = {0!r} AND b = {1}".format("x", 3))  # ok
    connection.execute("SELECT * FROM t WHERE a = ? AND b = %d" % int(q), (q,))  # ok
    connection.execute("SELECT * FROM t WHERE a = %d" % q)  # ok
    return ""


@bp.route("/tuple")
def tuple_good():
    first, second = request.args.get("q"), "constant"
    connection.execute(f"SELECT * FROM t WHERE a = '{second}'")  # ok
    connection.execute(f"SELECT * FROM t WHERE a = '{first}'")  # ! sql-injection
    return ""


@bp.route("/allow1")
def allow_listed():
    order = request.args.get("order")
    if order not in ALLOWED:
        order = "name"
    connection.execute(f"SELECT * FROM t ORDER BY {order}")  # ok
    other = request.args.get("other")
    connection.execute(f"SELECT * FROM t ORDER BY {SORTS[other]}")  # ok
    connection.execute(f"SELECT * FROM t ORDER BY {SORTS.get(other, 'name')}")  # ok
    if other in ("x", "y"):
        connection.execute(f"SELECT * FROM t ORDER BY {other}")  # ok
    connection.execute(f"SELECT * FROM t ORDER BY {other}")  # ! sql-injection
    return ""


@bp.route("/regex")
def regex_checked():
    name = request.args.get("name", "")
    if not re.match(r"^[a-z_]+$", name):
        return "bad", 400
    connection.execute(f"SELECT * FROM {name}")  # ok
    return ""


@bp.route("/raise")
def checked_by_raise():
    name = request.args.get("name", "")
    if not name.isalnum():
        raise ValueError("bad name")
    connection.execute(f"SELECT * FROM {name}")  # ok
    return ""


def check_name(name):
    if not re.fullmatch("[a-z]+", name):
        raise ValueError(name)


def clean_name(name):
    return re.sub(r"[^a-z0-9_]", "", name)


def only_known(name):
    return name if name in ALLOWED else "name"


@bp.route("/helpers")
def helpers_good():
    first = request.args.get("first", "")
    check_name(first)
    connection.execute(f"SELECT * FROM {first}")  # ok
    connection.execute(f"SELECT * FROM {clean_name(request.args['second'])}")  # ok
    connection.execute(f"SELECT * FROM {only_known(request.args['third'])}")  # ok
    return ""


@dataclass
class Search:
    term: str
    limit: int


@bp.route("/dataclass")
def dataclass_bad():
    search = Search(term=request.args.get("term"), limit=3)
    connection.execute(f"SELECT * FROM t WHERE a = '{search.term}' LIMIT 3")  # ! sql-injection
    connection.execute(f"SELECT * FROM t LIMIT {search.limit}")  # ok
    return ""


@bp.route("/with")
def with_bad():
    with contextlib.closing(sqlite3.connect("x.db")) as db:
        cursor = db.cursor()
        cursor.execute(f"SELECT * FROM t WHERE a = '{request.args['q']}'")  # ! sql-injection
    return ""


@bp.route("/nested")
def nested_function():
    def quote(text):
        return "'" + text + "'"

    build = lambda text: "SELECT * FROM t WHERE a = " + quote(text)  # noqa: E731
    connection.execute(build(request.args["q"]))  # ! sql-injection
    connection.execute(build("constant"))  # ok
    return ""


@bp.route("/loop")
def loop_bad():
    clauses = []
    for key, value in request.args.items():
        clauses.append(f"{key} = '{value}'")
    connection.execute("SELECT * FROM t WHERE " + " AND ".join(clauses))  # ! sql-injection
    places = ", ".join("?" for _ in request.args.getlist("id"))
    connection.execute(f"SELECT * FROM t WHERE id IN ({places})", request.args.getlist("id"))  # ok
    marks = ",".join(["?"] * len(request.args.getlist("id")))
    connection.execute(f"SELECT * FROM t WHERE id IN ({marks})", request.args.getlist("id"))  # ok
    return ""


@bp.route("/try")
def try_number():
    try:
        number = int(request.args.get("n"))
    except ValueError:
        number = 0
    connection.execute(f"SELECT * FROM t LIMIT {number}")  # ok
    text = request.args.get("n")
    try:
        int(text)
    except ValueError:
        return "bad", 400
    connection.execute(f"SELECT * FROM t LIMIT {text}")  # ok
    return ""


@bp.route("/walrus")
def walrus_bad():
    if (q := request.args.get("q")) is not None:
        connection.execute(f"SELECT * FROM t WHERE a = '{q}'")  # ! sql-injection
    return ""


@bp.route("/static")
def lambda_default():
    store = {}
    store["statement"] = "SELECT 1"
    store["param"] = request.args.get("q")
    connection.execute(store["statement"])  # ok
    connection.execute(store.pop("param"))  # ! sql-injection
    return ""
