"""One small handler for each weakness and its twin. A line ending in `# ! rule` must be reported, `# ok` must not."""
import base64
import hashlib
import hmac
import html
import io
import json
import ldap3
import os
import pathlib
import pickle
import random
import re
import secrets
import shlex
import string
import subprocess
import tarfile
import urllib.parse
import urllib.request
import uuid
import xml.dom.minidom
import xml.sax
import xml.sax.handler
import zipfile
import lxml.etree
import requests
import yaml
from flask import Flask, Response, abort, flash, jsonify, make_response, redirect, render_template, request, send_file, session, url_for
from markupsafe import Markup, escape
from werkzeug.utils import secure_filename

app = Flask(__name__)
BASE = "/srv/files"
ALLOWED_HOSTS = {"api.example.com", "cdn.example.com"}


# command


@app.route("/c1", methods=["POST"])
def command_list_bad():
    param = request.form.get("p", "")
    arguments = []
    if "Linux" in os.name:
        arguments.append("sh")
        arguments.append("-c")
    else:
        arguments.append("sh")
        arguments.append("-c")
    arguments.append(f"echo {param}")
    subprocess.run(arguments, capture_output=True)  # ! command-injection
    return ""


@app.route("/c2", methods=["POST"])
def command_list_good():
    param = request.form.get("p", "")
    arguments = ["echo"]
    arguments.append(param)
    subprocess.run(arguments, capture_output=True)  # ok
    return ""


@app.route("/c3")
def command_env():
    env = {"PARAM": request.args["p"]}
    subprocess.Popen("echo $PARAM", env=env, shell=True)  # ok
    subprocess.Popen("echo " + request.args["p"], env=env, shell=True)  # ! command-injection
    return ""


@app.route("/c4")
def command_shlex():
    name = request.args["name"]
    os.popen("ls " + shlex.quote(name))  # ok
    os.popen(f"ls {name}").read()  # ! command-injection
    subprocess.check_output(["ls", name])  # ok
    subprocess.check_output(shlex.split(name))  # ! command-injection
    subprocess.check_output(["ls", name], shell=False)  # ok
    return ""


@app.route("/c5")
def command_choice():
    action = request.args.get("action", "start")
    commands = {"start": "systemctl start x", "stop": "systemctl stop x"}
    os.system(commands[action])  # ok
    os.system(commands.get(action, "true"))  # ok
    port = int(request.args["port"])
    os.system(f"nc -z localhost {port}")  # ok
    return ""


# code


@app.route("/e1")
def code_exec():
    param = request.args.get("p", "")
    bar = "This should never happen"
    if "should" not in bar:
        bar = param
    exec(bar)  # ok
    eval(param)  # ! code-injection
    json.loads(param)
    return ""


# path


@app.route("/p1")
def path_open():
    name = request.args.get("name", "")
    with open(os.path.join(BASE, name)) as file:  # ! path-traversal
        file.read()
    with open(os.path.join(BASE, os.path.basename(name))) as file:  # ok
        file.read()
    with open(os.path.join(BASE, secure_filename(name))) as file:  # ok
        file.read()
    full = os.path.realpath(os.path.join(BASE, name))
    if not full.startswith(BASE + "/"):
        abort(403)
    with open(full) as file:  # ok
        return file.read()


@app.route("/p2")
def path_pathlib():
    name = request.args.get("name", "")
    target = pathlib.Path(BASE) / name
    target.read_text()  # ! path-traversal
    text = (pathlib.Path(BASE) / "fixed.txt").read_text()  # ok
    safe = (pathlib.Path(BASE) / name).resolve()
    if not safe.is_relative_to(BASE):
        abort(404)
    return safe.read_text() + text  # ok


@app.route("/p3")
def path_commonpath():
    full = os.path.abspath(os.path.join(BASE, request.args["name"]))
    if os.path.commonpath([BASE, full]) != BASE:
        abort(403)
    return send_file(full)  # ok


@app.route("/p4")
def path_dots():
    name = request.args["name"]
    if ".." in name or name.startswith("/"):
        abort(400)
    os.remove(os.path.join(BASE, name))  # ok
    return ""


@app.route("/p5", methods=["POST"])
def path_upload():
    upload = request.files["file"]
    upload.save(os.path.join(BASE, upload.filename))  # ! path-traversal
    upload.save(os.path.join(BASE, secure_filename(upload.filename)))  # ok
    upload.save(os.path.join(BASE, str(uuid.uuid4())))  # ok
    return ""


@app.route("/p6/<path:name>")
def path_send(name):
    return send_file(f"{BASE}/{name}")  # ! path-traversal


@app.route("/p7/<int:number>")
def path_number(number):
    return send_file(f"{BASE}/{number}.pdf")  # ok


# html


@app.route("/x1")
def html_return_bad():
    name = request.args.get("name", "")
    return f"<h1>Hello {name}</h1>"  # ! cross-site-scripting


@app.route("/x2")
def html_return_good():
    name = request.args.get("name", "")
    return f"<h1>Hello {html.escape(name)}</h1>"  # ok


@app.route("/x3")
def html_escape_markupsafe():
    return "<h1>Hello {}</h1>".format(escape(request.args.get("name")))  # ok


@app.route("/x4")
def html_response_json():
    return jsonify(name=request.args.get("name"))  # ok


@app.route("/x5")
def html_response_plain():
    return Response(request.args.get("name"), mimetype="text/plain")  # ok


@app.route("/x6")
def html_make_response():
    response = make_response("<p>" + request.cookies["c"] + "</p>")  # ! cross-site-scripting
    return response


@app.route("/x7")
def html_markup():
    flash(Markup("<b>%s</b>" % request.args["m"]))  # ! cross-site-scripting
    flash(Markup("<b>%s</b>") % request.args["m"])  # ok
    return render_template("x.html", name=request.args["m"])  # ok


@app.route("/x8")
def html_accumulated():
    response = ""
    param = request.headers.get("X-Param", "")
    response += "<ul>"
    for part in param.split(","):
        response += "<li>" + part + "</li>"
    response += "</ul>"
    return response  # ! cross-site-scripting


@app.route("/x9")
def html_dict():
    return {"name": request.args.get("name")}  # ok


@app.route("/x10")
def html_number():
    return "<p>%d</p>" % len(request.args.get("name", ""))  # ok


# redirect


@app.route("/r1")
def redirect_bad():
    return redirect(request.args.get("next", "/"))  # ! open-redirect


@app.route("/r2")
def redirect_named():
    return redirect(url_for("html_dict", name=request.args.get("name")))  # ok


@app.route("/r3")
def redirect_checked():
    target = request.args.get("next", "/")
    if urllib.parse.urlparse(target).netloc not in ("", "example.com"):
        target = "/"
    return redirect(target)  # ok


@app.route("/r4")
def redirect_prefix():
    return redirect("/profile/" + request.args.get("name", ""))  # ok


@app.route("/r5")
def redirect_host_checked():
    target = request.args.get("next", "/")
    parsed = urllib.parse.urlparse(target)
    if parsed.scheme not in ["http", "https"] or parsed.netloc != "example.com":
        return "bad", 400
    return redirect(target)  # ok


# ssrf


@app.route("/s1")
def ssrf_bad():
    return requests.get(request.args["url"], timeout=3).text[:0]  # ! server-side-request-forgery


@app.route("/s2")
def ssrf_path():
    requests.get("https://api.example.com/users/" + request.args["id"], timeout=3)  # ok
    requests.get("https://api.example.com/users", params={"id": request.args["id"]}, timeout=3)  # ok
    requests.get(f"https://{request.args['host']}/users", timeout=3)  # ! server-side-request-forgery
    return ""


@app.route("/s3")
def ssrf_allowed():
    url = request.args["url"]
    if urllib.parse.urlparse(url).hostname not in ALLOWED_HOSTS:
        abort(400)
    urllib.request.urlopen(url)  # ok
    return ""


# deserialization


@app.route("/d1")
def deserialize():
    raw = base64.urlsafe_b64decode(request.cookies["state"])
    pickle.loads(raw)  # ! unsafe-deserialization
    json.loads(raw)  # ok
    fixed = base64.b64encode(pickle.dumps({"a": 1}))
    pickle.loads(base64.b64decode(fixed))  # ok
    return ""


@app.route("/d2")
def deserialize_yaml():
    yaml.load(request.data, Loader=yaml.Loader)  # ! unsafe-yaml-load unsafe-deserialization
    yaml.safe_load(request.data)  # ok
    yaml.load(request.data, Loader=yaml.SafeLoader)  # ok
    return ""


@app.route("/d3")
def deserialize_signed():
    body, mark = request.data[32:], request.data[:32]
    if not hmac.compare_digest(hmac.new(app.secret_key, body, "sha256").digest(), mark):
        abort(400)
    return jsonify(ok=True)


# xml


@app.route("/xml1", methods=["POST"])
def xml_sax_bad():
    parser = xml.sax.make_parser()
    parser.setFeature(xml.sax.handler.feature_external_ges, True)  # ! xml-external-entity
    parser.parse(io.StringIO(request.form["doc"]))
    return ""


@app.route("/xml2", methods=["POST"])
def xml_sax_good():
    parser = xml.sax.make_parser()
    parser.parse(io.StringIO(request.form["doc"]))  # ok
    xml.dom.minidom.parseString(request.form["doc"], xml.sax.make_parser())  # ok
    return ""


@app.route("/xml3", methods=["POST"])
def xml_lxml():
    lxml.etree.fromstring(request.data)  # ! xml-external-entity
    strict = lxml.etree.XMLParser(resolve_entities=False)
    lxml.etree.fromstring(request.data, strict)  # ok
    return ""


@app.route("/xpath1")
def xpath():
    root = lxml.etree.parse("employees.xml")
    param = request.args["id"]
    root.xpath(f"/Employees/Employee[@emplid='{param}']")  # ! xpath-injection
    root.xpath("/Employees/Employee[@emplid=$id]", id=param)  # ok
    other = request.args["other"]
    if "'" in other:
        return "no"
    root.xpath(f"/Employees/Employee[@emplid='{other}']")  # ok
    safe = param.replace("'", "&apos;")
    query = f"/Employees/Employee[@emplid='{safe}']"
    root.xpath(query)  # ok
    return ""


# ldap


@app.route("/l1")
def ldap_search():
    param = request.args["name"]
    with ldap3.Connection(ldap3.Server("ldap.example.com"), auto_bind=True) as conn:
        conn.search("ou=users,ou=system", f"(&(objectclass=person)(|(uid={param})(street=x)))", attributes=["*"])  # ! ldap-injection
        safe = ldap3.utils.conv.escape_filter_chars(param)
        conn.search("ou=users,ou=system", f"(&(objectclass=person)(uid={safe}))")  # ok
    return ""


# session


@app.route("/t1")
def trust():
    param = request.args["p"]
    session["userid"] = param  # ! trust-boundary-violation
    session[param] = "12345"  # ! trust-boundary-violation
    session["userid"] = "fixed"  # ok
    session["count"] = len(param)  # ok
    return ""


# archives


@app.route("/a1", methods=["POST"])
def archives():
    with tarfile.open(fileobj=request.files["f"].stream) as bundle:
        bundle.extractall(BASE)  # ! archive-extraction
    with tarfile.open(fileobj=request.files["f"].stream) as bundle:
        bundle.extractall(BASE, filter="data")  # ok
    with zipfile.ZipFile(io.BytesIO(request.data)) as content:
        content.testzip()  # ok
    return ""


# hashes and randomness


@app.route("/h1", methods=["POST"])
def hashing():
    text = request.form["p"].encode()
    hashlib.md5(text).hexdigest()  # ! weak-hash
    hashlib.new("sha1", text)  # ! weak-hash
    hashlib.new("sha512", text)  # ok
    hashlib.sha384(text)  # ok
    hashlib.md5(text, usedforsecurity=False)  # ok
    return ""


@app.route("/h2")
def remember_bad():
    response = make_response("ok")
    number = random.randint(1, 2**31)  # ! insecure-random
    response.set_cookie("rememberMe7", str(number), secure=True, httponly=True, samesite="Strict")
    return response


@app.route("/h3")
def remember_good():
    response = make_response("ok")
    number = secrets.randbelow(2**31)  # ok
    other = random.SystemRandom().randint(1, 2**31)  # ok
    response.set_cookie("rememberMe7", str(number + other), secure=True, httponly=True, samesite="Strict")
    return response


def make_password(length):
    return "".join(random.choice(string.ascii_letters) for _ in range(length))  # ! insecure-random


def shuffled(cards):
    random.shuffle(cards)  # ok
    return cards


@app.route("/ck")
def cookies():
    response = make_response("ok")
    response.set_cookie("session", "v", secure=False, httponly=True, path="/x")  # ! insecure-cookie
    response.set_cookie("session", "v", secure=True, httponly=True, samesite="Lax")  # ok
    return response


@app.route("/hdr")
def headers():
    response = make_response("ok")
    response.headers["X-Name"] = request.args["n"]  # ! header-injection
    response.headers["X-Name"] = urllib.parse.quote(request.args["n"])  # ok
    return response


@app.route("/log")
def logging_flow():
    app.logger.info("search for " + request.args["q"])  # ! log-injection
    app.logger.info("search for %d", int(request.args["n"]))  # ok
    app.logger.info("search for %s", request.args["q"].replace("\n", "").replace("\r", ""))  # ok
    return ""


@app.route("/re")
def patterns():
    re.search(request.args["q"], "text")  # ! regex-injection
    re.search(re.escape(request.args["q"]), "text")  # ok
    re.search("text", request.args["q"])  # ok
    return ""
