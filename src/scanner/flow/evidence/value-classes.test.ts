import { describeClasses, js, py } from './testing.test.ts';

const flask =
  'from flask import Flask, request, send_file, make_response\nimport os\n\napp = Flask(__name__)\n\n\n';
const express = "const express = require('express');\nconst app = express();\n";

describeClasses('what a value can still hold where it arrives', [
  {
    name: 'keys of an object whose values alone come from a request',
    high: [
      py(
        `${flask}import sqlite3\n\n\ndef save(table, values):\n    names = ", ".join(list(values.values()))\n    sqlite3.connect("a.db").execute("INSERT INTO t VALUES (" + names + ")")\n\n\n@app.post("/")\ndef add():\n    save("t", {"Status": request.form["status"]})\n    return "ok"\n`,
      ),
    ],
    lower: [
      py(
        `${flask}import sqlite3\n\n\ndef save(table, values, keys):\n    def params(each):\n        return [x + " = ?" for x in list(each.keys())]\n\n    query = "UPDATE t SET " + ", ".join(params(values)) + " WHERE " + " AND ".join(params(keys))\n    sqlite3.connect("a.db").execute(query, list(values.values()) + list(keys.values()))\n\n\n@app.post("/")\ndef add():\n    save("t", {"Status": request.form["status"]}, {"ArtistID": request.form["id"]})\n    return "ok"\n`,
      ),
    ],
  },
  {
    name: 'the ending of a file name',
    high: [
      py(
        `${flask}@app.post("/")\ndef add():\n    name = request.files["f"].filename\n    open(os.path.join("/srv/up", "a" + os.path.splitext(name)[0]), "w")\n    return "ok"\n`,
      ),
    ],
    lower: [
      py(
        `${flask}import uuid\n\n\n@app.post("/")\ndef add():\n    f = request.files["f"]\n    ext = os.path.splitext(f.filename)[1]\n    f.save(os.path.join("/srv/up", uuid.uuid4().hex + ext))\n    return "ok"\n`,
      ),
      js(
        `${express}const path = require('path');\nconst fs = require('fs');\napp.post('/', (req, res) => {\n  fs.writeFileSync(path.join('/srv/up', 'avatar' + path.extname(req.query.name)), 'x');\n  res.end();\n});\n`,
      ),
    ],
  },
  {
    name: 'an upload that is handed on as what it holds',
    high: [
      py(
        `${flask}from PIL import Image\n\n\n@app.get("/")\ndef show():\n    Image.open(request.args["name"])\n    return "ok"\n`,
      ),
    ],
    lower: [
      py(
        `${flask}from PIL import Image\n\n\n@app.post("/")\ndef add():\n    f = request.files.get("file")\n    Image.open(f)\n    return "ok"\n`,
      ),
      py(
        `${flask}import io\n\n\n@app.get("/")\ndef show():\n    held = io.BytesIO()\n    held.write(request.url_root.encode())\n    held.seek(0)\n    return send_file(held, mimetype="text/plain")\n`,
      ),
      js(
        `${express}const multer = require('multer');\nconst sharp = require('sharp');\napp.post('/', multer().single('f'), async (req, res) => {\n  await sharp(req.file.buffer).resize(10).toBuffer();\n  res.end();\n});\n`,
      ),
    ],
  },
  {
    name: 'an upload, under any name that holds it',
    high: [
      py(
        `${flask}@app.post("/")\ndef add():\n    f = request.files["file"]\n    return send_file(f.filename)\n`,
      ),
      py(
        `${flask}@app.post("/")\ndef add():\n    for f in request.files.getlist("files"):\n        open(os.path.join("/srv", f.filename), "wb")\n    return "ok"\n`,
      ),
      py(
        `${flask}def keep(name):\n    os.remove("/srv/up/" + name)\n\n\n@app.post("/")\ndef add():\n    keep(request.files["file"].filename)\n    return "ok"\n`,
      ),
    ],
    lower: [
      py(
        `${flask}from openpyxl import load_workbook\n\n\n@app.post("/")\ndef add():\n    file = request.files["xlsx"]\n    load_workbook(filename=file)\n    return "ok"\n`,
      ),
      py(
        'from django.http import HttpResponse\nfrom django.views import View\nfrom PIL import Image\n\n\nclass Upload(View):\n    def post(self, request):\n        file = request.FILES["file"]\n        Image.open(file).verify()\n        return HttpResponse("ok")\n',
      ),
      py(
        `${flask}import pandas\n\n\ndef rows(held):\n    return pandas.read_csv(held)\n\n\n@app.post("/")\ndef add():\n    rows(request.files["csv"])\n    return "ok"\n`,
      ),
      js(
        `${express}const multer = require('multer');\nconst sharp = require('sharp');\napp.post('/', multer().array('f'), async (req, res) => {\n  for (let i = 0; i < req.files.length; i += 1) {\n    const file = req.files[i];\n    await sharp(file.buffer).toBuffer();\n  }\n  res.end();\n});\n`,
      ),
    ],
  },
  {
    name: 'an attribute that is read and not called',
    high: [
      py(
        `${flask}import jobs\n\n\n@app.get("/")\ndef run():\n    return getattr(jobs, request.args["job"])()\n`,
      ),
      py(
        `${flask}import jobs\n\n\n@app.get("/")\ndef run():\n    job = getattr(jobs, request.args["job"])\n    job(1)\n    return "ok"\n`,
      ),
      py(
        `${flask}import importlib\n\n\n@app.get("/")\ndef run():\n    importlib.import_module(request.args["job"])\n    return "ok"\n`,
      ),
      py(
        `${flask}import threading\nimport jobs\n\n\n@app.get("/")\ndef run():\n    threading.Thread(target=getattr(jobs, request.args["job"])).start()\n    return "ok"\n`,
      ),
      py(
        `${flask}import jobs\n\n\ndef chosen(name):\n    return getattr(jobs, name)\n\n\n@app.get("/")\ndef run():\n    return chosen(request.args["job"])()\n`,
      ),
    ],
    lower: [
      py(
        `${flask}from models import Task\n\n\n@app.get("/")\ndef show():\n    column = getattr(Task, request.args["sort"])\n    return Task.query.order_by(column).all()\n`,
      ),
      py(
        `${flask}from models import Task\n\n\n@app.get("/")\ndef show():\n    return str(getattr(Task, request.args["sort"], Task.name))\n`,
      ),
      py(
        `${flask}from models import Task\n\n\n@app.get("/")\ndef show():\n    return str(getattr(Task, request.args["sort"]).desc())\n`,
      ),
    ],
  },
  {
    name: "a loader's kind that makes no objects",
    high: [
      py(
        `${flask}from ruamel.yaml import YAML\n\n\n@app.post("/")\ndef add():\n    YAML(typ="unsafe").load(request.data)\n    return "ok"\n`,
      ),
      py(
        `${flask}from ruamel.yaml import YAML\n\nyaml = YAML(typ="unsafe")\n\n\n@app.post("/")\ndef add():\n    yaml.load(request.data)\n    return "ok"\n`,
      ),
      py(
        `${flask}from ruamel import yaml\n\n\n@app.post("/")\ndef add():\n    yaml.unsafe_load(request.data)\n    return "ok"\n`,
      ),
    ],
    lower: [
      py(
        `${flask}from ruamel.yaml import YAML\n\nyaml = YAML()\nyaml.indent(4)\n\n\n@app.post("/")\ndef add():\n    yaml.load(request.data)\n    return "ok"\n`,
      ),
      py(
        `${flask}from ruamel.yaml import YAML\n\n\n@app.post("/")\ndef add():\n    YAML(typ="safe").load(request.data)\n    return "ok"\n`,
      ),
      py(
        `${flask}from ruamel.yaml import YAML\n\n\n@app.post("/")\ndef add():\n    YAML(typ="rt", pure=True).load_all(request.data)\n    return "ok"\n`,
      ),
    ],
  },
  {
    name: "an address's anchor as a selector",
    high: [
      js("$(decodeURIComponent(location.search.slice(1))).appendTo('body');\n"),
      js("$(decodeURIComponent(location.hash.slice(1))).appendTo('body');\n"),
      js("$('#out').html(decodeURIComponent(location.hash));\n"),
    ],
    lower: [
      js("if ($(window.location.hash).is(':visible')) $('.more').toggle();\n"),
      js("$('html').animate({ scrollTop: $(location.hash).offset().top });\n"),
      js('const at = document.location.hash;\nif (at) $(document.location.hash).focus();\n'),
    ],
  },
  {
    name: 'one letter in a page',
    high: [
      js(
        `${express}const db = new (require('pg').Pool)();\napp.get('/:name', async (req, res) => {\n  const name = req.params.name;\n  let out = '';\n  for (let i = 0; i < name.length; i++) out += name.charAt(i);\n  res.json(await db.query("SELECT * FROM t WHERE n = '" + out + "'"));\n});\n`,
      ),
      js(
        `${express}app.get('/:name', (req, res) => {\n  res.send('<svg><text>' + req.params.name.substring(0, 40) + '</text></svg>');\n});\n`,
      ),
    ],
    lower: [
      js(
        `${express}app.get('/:name', (req, res) => {\n  res.send('<svg><text>' + req.params.name.substring(0, 1) + '</text></svg>');\n});\n`,
      ),
      js(
        `${express}app.get('/:name', (req, res) => {\n  const letter = req.params.name.charAt(0);\n  res.send('<svg><text>' + letter + '</text></svg>');\n});\n`,
      ),
    ],
  },
  {
    name: 'a response that says it is JSON',
    high: [
      py(
        `${flask}import requests\n\n\n@app.get("/w")\ndef weather():\n    answer = requests.get("https://api.acme.io", headers={"Accept": "application/json"}, timeout=5)\n    return "<h1>" + request.args["city"] + "</h1>" + str(answer.json()["t"])\n`,
      ),
      py(
        `${flask}import json\n\n\n@app.get("/")\ndef show():\n    return make_response("<b>" + request.args["q"])\n`,
      ),
    ],
    lower: [
      py(
        `import cherrypy\nimport json\n\n\nclass Root:\n    @cherrypy.expose\n    def show(self, q):\n        cherrypy.response.headers["Content-Type"] = "application/json;charset=UTF-8"\n        return json.dumps(q).encode("utf-8")\n`,
      ),
    ],
  },
  {
    name: 'a path that a function of the application holds inside of a folder',
    high: [
      py(
        `${flask}@app.get("/f/<path:name>")\ndef show(name: str):\n    name = str(name)\n    if not name.startswith("/srv/files/"):\n        return "no"\n    return open(name).read()\n`,
      ),
      py(
        `import os\nimport cherrypy\nfrom cherrypy.lib.static import serve_file\n\n\nclass Root:\n    @cherrypy.expose\n    def show(self, img):\n        return serve_file(os.path.join("/srv", img))\n`,
      ),
    ],
    lower: [
      py(
        `import os\nfrom pathlib import Path\nimport cherrypy\nfrom cherrypy.lib.static import serve_file\n\n\ndef is_subdir(child: str, parent: str) -> bool:\n    child = Path(child).resolve()\n    parent = Path(parent).resolve()\n    return child.is_relative_to(parent)\n\n\nclass Root:\n    @cherrypy.expose\n    def show(self, img):\n        path = os.path.join("/srv/data", img)\n        if not is_subdir(path, "/srv/data"):\n            return\n        return serve_file(path=path)\n`,
      ),
    ],
  },
  {
    name: 'bytes in a query',
    high: [
      js(
        `${express}const mongoose = require('mongoose');\nconst User = mongoose.model('User', new mongoose.Schema({ key: {} }));\napp.get('/', async (req, res) => {\n  const filter = JSON.parse(Buffer.from(req.query.filter, 'base64').toString());\n  res.json(await User.findOne(filter));\n});\n`,
      ),
      js(
        `${express}const mongoose = require('mongoose');\nconst User = mongoose.model('User', new mongoose.Schema({ key: {} }));\napp.use(express.json());\napp.post('/', async (req, res) => {\n  res.json(await User.findOne({ key: req.body.key }));\n});\n`,
      ),
    ],
    lower: [
      js(
        `${express}const mongoose = require('mongoose');\nconst User = mongoose.model('User', new mongoose.Schema({ key: {} }));\napp.use(express.json());\napp.post('/', async (req, res) => {\n  const key = Buffer.from(req.body.key, 'base64url');\n  res.json(await User.findOne({ key }));\n});\n`,
      ),
    ],
  },
  {
    name: 'the copy of a file under a name of our own',
    high: [
      js(
        `${express}const axios = require('axios');\napp.use(express.json());\napp.post('/', async (req, res) => {\n  const { url, preview } = req.body;\n  if (preview) return res.end();\n  const answer = await axios.get(url);\n  res.json(answer.data);\n});\n`,
      ),
      py(
        `import os\nimport shutil\nimport cherrypy\n\n\nclass Root:\n    @cherrypy.expose\n    def load(self, path=None):\n        return open(path).read()\n`,
      ),
    ],
    lower: [
      py(
        `import os\nimport cherrypy\nfrom cherrypy.lib.static import serve_file\n\n\nclass Root:\n    @cherrypy.expose\n    def load(self, path=None, other=None):\n        if path:\n            path = os.path.join("/srv/cache", os.path.basename(path) + ".db")\n        elif other:\n            path = os.path.join("/srv/cache", os.path.basename(other) + ".db")\n        if not path:\n            return "none"\n        return open(path).read()\n`,
      ),
    ],
  },
  {
    name: 'an address whose host ends before the value',
    rule: 'server-side-request-forgery',
    high: [
      js(
        `${express}const axios = require('axios');\napp.get('/', async (req, res) => res.json((await axios.get(\`http://localhost:\${process.env.PORT}\${req.query.path}\`)).data));\n`,
      ),
      js(
        `${express}const axios = require('axios');\napp.get('/', async (req, res) => res.json((await axios.get(\`http://\${req.query.host}:\${process.env.PORT}/a\`)).data));\n`,
      ),
      js(
        `${express}const axios = require('axios');\napp.get('/', async (req, res) => res.json((await axios.get(\`http://api.\${req.query.host}/a/\${req.query.id}\`)).data));\n`,
      ),
    ],
    lower: [
      js(
        `${express}const axios = require('axios');\napp.get('/:id', async (req, res) => res.json((await axios.get(\`http://localhost:\${process.env.PORT || 5055}/api/\${req.params.id}\`)).data));\n`,
      ),
      js(
        `${express}const axios = require('axios');\napp.get('/:id', async (req, res) => res.json((await axios.get(\`http://\${process.env.HOST || 'localhost'}:\${process.env.PORT || 1}/api/\${req.params.id}\`)).data));\n`,
      ),
      py(
        `${flask}import requests\n\n\n@app.get("/<id>")\ndef show(id):\n    return requests.get(f"http://localhost:{os.environ['PORT']}/api/{id}").json()\n`,
      ),
    ],
  },
  {
    name: "a name that Django's storage keeps in its folder",
    high: [
      py(
        'from django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse(open(request.GET["name"]).read())\n',
      ),
      py(
        'import os\nfrom django.http import HttpResponse\n\n\ndef drop(request):\n    os.remove("/srv/" + request.GET["name"])\n    return HttpResponse("ok")\n',
      ),
      py(
        'from django.core.files.storage import default_storage\nfrom django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse(open(default_storage.path("") + request.GET["name"]).read())\n',
      ),
    ],
    lower: [
      py(
        'from django.core.files.storage import default_storage\nfrom django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse(default_storage.open(request.GET["name"]).read())\n',
      ),
      py(
        'from django.core.files.storage import default_storage\nfrom django.http import HttpResponse\n\n\ndef drop(request):\n    default_storage.delete("files/" + request.GET["name"])\n    return HttpResponse("ok")\n',
      ),
      py(
        'from django.core.files.storage import FileSystemStorage\nfrom django.http import HttpResponse\n\nstorage = FileSystemStorage(location="/srv/up")\n\n\ndef keep(request):\n    storage.save(request.POST["name"], request.FILES["f"])\n    return HttpResponse("ok")\n',
      ),
    ],
  },
  {
    name: 'CORS for all without the visitor',
    rule: 'cors-any-origin',
    high: [
      [
        'shop/settings.py',
        'INSTALLED_APPS = ["corsheaders", "shop"]\nCORS_ALLOW_ALL_ORIGINS = True\nCORS_ALLOW_CREDENTIALS = True\n',
      ],
    ],
    lower: [
      ['shop/settings.py', 'INSTALLED_APPS = ["corsheaders", "shop"]\nCORS_ALLOW_ALL_ORIGINS = True\n'],
    ],
  },
  {
    name: 'a part of the address that no slash is in',
    high: [
      py(
        `${flask}import shutil\n\n\n@app.get("/<name>")\ndef drop(name):\n    shutil.rmtree(os.path.join("/srv/up", name))\n    return "ok"\n`,
      ),
      py(
        `${flask}@app.get("/<path:name>")\ndef show(name):\n    return send_file(os.path.join("/srv/up", name))\n`,
      ),
      py(
        'from fastapi import FastAPI\nfrom fastapi.responses import FileResponse\n\napp = FastAPI()\n\n\n@app.get("/{name:path}")\ndef show(name: str):\n    return FileResponse("/srv/" + name)\n',
      ),
    ],
    lower: [
      py(
        `${flask}@app.get("/<name>")\ndef show(name):\n    return send_file(os.path.join("/srv/up", name))\n`,
      ),
      py(
        'from fastapi import FastAPI\nfrom fastapi.responses import FileResponse\n\napp = FastAPI()\n\n\n@app.get("/{name}")\ndef show(name: str):\n    return FileResponse("/srv/" + name)\n',
      ),
      py(
        'from django.http import HttpResponse\n\n\ndef show(request, checksum):\n    return HttpResponse(open("/srv/" + checksum + "/a.txt").read())\n',
      ),
    ],
  },
  {
    name: 'a part of the address as an operator of a query',
    rule: 'nosql-injection',
    high: [
      py(
        `${flask}from pymongo import MongoClient\n\ndb = MongoClient().shop\n\n\n@app.post("/")\ndef show():\n    return str(db.users.find_one({"name": request.json["name"]}))\n`,
      ),
    ],
    lower: [
      py(
        `${flask}from pymongo import MongoClient\n\ndb = MongoClient().shop\n\n\n@app.get("/<name>")\ndef show(name):\n    return str(db.users.find_one({"name": name}))\n`,
      ),
    ],
  },
]);
