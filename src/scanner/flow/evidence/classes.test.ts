import { describeClasses, js, py } from './testing.test.ts';

const express = `const app = require('express')();\n`;
const flask = 'from flask import Flask, request\napp = Flask(__name__)\n';
const route = (body: string, parameters = ''): string =>
  `import sqlite3\nimport uuid\nimport enum\nfrom fastapi import FastAPI\napp = FastAPI()\ndb = sqlite3.connect("a.db")\nALLOWED = {"id", "name"}\n\n\n@app.get("/rows")\ndef rows(${parameters}):\n${body.replace(/^/gm, '    ')}\n`;

describeClasses('a flow that is called high', [
  {
    name: 'markup that comes back to its sender alone',
    high: [
      js(`${express}app.get('/', (req, res) => res.send('<p>' + req.query.agent));\n`),
      js(`${express}app.post('/', (req, res) => res.send('<p>' + req.body.name));\n`),
      py(`${flask}\n\n@app.get("/")\ndef show():\n    return "<p>" + request.args["agent"]\n`),
    ],
    lower: [
      js(`${express}app.get('/', (req, res) => res.send('<p>' + req.headers['user-agent']));\n`),
      js(`${express}app.delete('/:name', (req, res) => res.send('<p>' + req.params.name));\n`),
      js(
        "const express = require('express');\nconst app = express();\napp.use(express.json());\napp.post('/', (req, res) => res.send('<p>' + req.body.name));\n",
      ),
      py(
        `${flask}\n\n@app.get("/")\ndef show():\n    return "<p>" + request.headers.get("User-Agent", "")\n`,
      ),
    ],
  },
  {
    name: "what the program's own templates hand to a tag",
    high: [
      py(
        'from django.http import HttpResponse\nfrom django.utils.safestring import mark_safe\n\n\ndef show(request):\n    return HttpResponse(mark_safe("<b>" + request.GET["name"]))\n',
      ),
      py(
        `${flask}from markupsafe import Markup\n\n\n@app.get("/")\ndef show():\n    return str(Markup("<b>" + request.args["name"]))\n`,
      ),
      py(
        'from django.http import HttpResponse\n\n\ndef show(request):\n    return HttpResponse("<b>" + request.GET["name"])\n',
      ),
    ],
    lower: [
      py(
        'from django import template\nfrom django.utils.safestring import mark_safe\n\nregister = template.Library()\n\n\n@register.simple_tag\ndef label(text):\n    return mark_safe("<b>" + text + "</b>")\n',
      ),
      py(
        'from django import template\nfrom django.utils.safestring import mark_safe\n\nregister = template.Library()\n\n\n@register.filter\ndef bold(text):\n    return mark_safe("<b>%s</b>" % text)\n',
      ),
      py(
        'from django import template\nfrom django.utils.safestring import mark_safe\n\nregister = template.Library()\n\n\n@register.simple_tag(takes_context=True)\ndef icon(context, name):\n    return mark_safe(f"<i class={name}></i>")\n',
      ),
    ],
  },
  {
    name: "a method's name for a database",
    high: [
      js(
        `const { Pool } = require('pg');\nconst pool = new Pool();\n${express}app.get('/', (req, res) => pool.query('select ' + req.query.q).then((r) => res.json(r)));\n`,
      ),
      js(
        `const { MongoClient } = require('mongodb');\nconst db = new MongoClient('mongodb://db').db('a');\n${express}app.get('/', async (req, res) => res.json(await db.collection('u').findOne({ name: req.query.name })));\n`,
      ),
      py(
        `import sqlite3\n${flask}db = sqlite3.connect("a.db")\n\n\n@app.get("/")\ndef show():\n    return str(db.execute("select " + request.args["q"]).fetchall())\n`,
      ),
    ],
    lower: [
      js(
        `const repo = require('./repo');\n${express}app.get('/', async (req, res) => res.json(await repo.find({ name: req.query.name })));\n`,
      ),
      js(
        `const search = require('./search');\n${express}app.get('/', async (req, res) => res.json(await search.query('title:' + req.query.q)));\n`,
      ),
      py(
        `from .index import client\n${flask}\n\n@app.get("/")\ndef show():\n    return client.execute("find " + request.args["q"])\n`,
      ),
    ],
  },
  {
    name: 'the field names of a declared class',
    high: [
      py(
        `${flask}class Item:\n    pass\n\n\n@app.post("/")\ndef change():\n    item = Item()\n    return str(getattr(item, request.args["name"])())\n`,
      ),
      js(
        `${express}app.post('/', (req, res) => { const actions = require('./actions'); res.json(actions[req.body.action](req.body)); });\n`,
      ),
      py(route('db.execute(f"update t set {field} = 1")\nreturn "x"', 'field: str')),
    ],
    lower: [
      py(
        `import dataclasses\n${flask}@dataclasses.dataclass\nclass Item:\n    name: str\n    size: int\n\n\n@app.post("/")\ndef change():\n    item = Item("a", 1)\n    for field in dataclasses.fields(Item):\n        setattr(item, field.name, request.json[field.name])\n    return "x"\n`,
      ),
      py(
        `import sqlite3\n${flask}db = sqlite3.connect("a.db")\nclass Item:\n    __slots__ = ("name", "size")\n\n\n@app.post("/")\ndef change():\n    for field in Item.__slots__:\n        db.execute(f"update t set {field} = ?", (request.json[field],))\n    return "x"\n`,
      ),
      py(
        `import sqlite3\nfrom fastapi import FastAPI\nfrom pydantic import BaseModel\napp = FastAPI()\ndb = sqlite3.connect("a.db")\nclass Item(BaseModel):\n    name: str\n    size: int\n\n\n@app.post("/")\ndef change(item: Item):\n    for field in Item.model_fields:\n        db.execute(f"update t set {field} = ?", (getattr(item, field),))\n    for field in item.model_dump():\n        db.execute(f"update t set {field} = 1")\n    return "x"\n`,
      ),
    ],
  },
  {
    name: 'declared types that rule a sink out',
    high: [
      py(route('db.execute(f"select * from t where id = {number}")\nreturn "x"', 'number: str')),
      py(route('db.execute(f"select * from t where id = {number}")\nreturn "x"', 'number: "str | int"')),
      js(
        `const { Pool } = require('pg');\nconst pool = new Pool();\n${express}app.get('/:id', (req, res) => pool.query('select * from t where id = ' + req.params.id).then((r) => res.json(r)));\n`,
      ),
    ],
    lower: [
      py(
        route(
          'db.execute(f"select * from t where id = {number}")\ndb.execute(f"select * from t where id = \'{key}\'")\nreturn open(f"/srv/{key}").read()',
          'number: int, key: uuid.UUID',
        ),
      ),
      py(
        `import datetime\n${route('db.execute(f"select * from t where day = \'{day}\'")\nreturn "x"', 'day: "datetime.date"')}`,
      ),
      py(
        `import sqlite3\nimport strawberry\ndb = sqlite3.connect("a.db")\n\n\n@strawberry.type\nclass Query:\n    @strawberry.field\n    def rows(self, info, count: int, ratio: float, key: strawberry.ID) -> str:\n        db.execute(f"select * from t limit {count} where a = {ratio}")\n        return "x"\n`,
      ),
    ],
  },
  {
    name: 'a parameter that is given another form behind its guard',
    high: [
      js(
        `const fs = require('fs');\n${express}app.get('/', (req, res) => { let { name } = req.query; name = name.toLowerCase(); res.send(fs.readFileSync('/srv/' + name)); });\n`,
      ),
      js(
        `const fs = require('fs');\n${express}app.get('/', (req, res) => { let { name } = req.query; if (!/^[a-z]+$/.test(name)) return; name = req.query.other; res.send(fs.readFileSync('/srv/' + name)); });\n`,
      ),
      py(
        route(
          'if not name.isalnum():\n    return "no"\nname = other.lower()\nreturn open("/srv/" + name).read()',
          'name: str, other: str',
        ),
      ),
    ],
    lower: [
      js(
        `const fs = require('fs');\n${express}app.get('/', (req, res) => { let { name } = req.query; if (!/^[a-z0-9]+$/i.test(name)) return res.end(); name = name.toLowerCase(); res.send(fs.readFileSync('/srv/' + name)); });\n`,
      ),
      js(
        `const fs = require('fs');\nfunction read(name) { if (!/^[a-z]+$/.test(name)) throw new Error('name'); name = name.trim(); return fs.readFileSync('/srv/' + name); }\n${express}app.get('/', (req, res) => res.send(read(req.query.name)));\n`,
      ),
      py(
        route(
          'if not name.isalnum():\n    return "no"\nname = name.lower()\nreturn open("/srv/" + name).read()',
          'name: str',
        ),
      ),
    ],
  },
  {
    name: 'a set that is held against a set of ours',
    high: [
      py(
        route('db.execute("select " + ", ".join(set(fields)) + " from t")\nreturn "x"', 'fields: list[str]'),
      ),
      py(
        route(
          'if not set(fields) >= ALLOWED:\n    return "no"\ndb.execute("select " + ", ".join(fields) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
      py(
        route(
          'if set(fields) & ALLOWED:\n    db.execute("select " + ", ".join(fields) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
    ],
    lower: [
      py(
        route(
          'columns = set(fields) & ALLOWED\ndb.execute("select " + ", ".join(columns) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
      py(
        route(
          'if not set(fields) <= ALLOWED:\n    return "no"\ndb.execute("select " + ", ".join(fields) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
      py(
        route(
          'unknown = set(fields) - ALLOWED\nif unknown:\n    raise ValueError(unknown)\ndb.execute("select " + ", ".join(fields) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
      py(
        route(
          'if not set(fields).issubset(ALLOWED):\n    return "no"\ndb.execute("select " + ", ".join(fields) + " from t")\nreturn "x"',
          'fields: list[str]',
        ),
      ),
    ],
  },
  {
    name: 'an address as it was sent, in a page',
    high: [
      js(`${express}app.get('/', (req, res) => res.send('<p>' + req.query.name));\n`),
      js(
        `const url = require('url');\nrequire('http').createServer((req, res) => res.end('<p>' + url.parse(req.url, true).query.name)).listen(80);\n`,
      ),
      js(`${express}app.get('/:name', (req, res) => res.send('<p>' + req.params.name));\n`),
    ],
    lower: [
      js(`${express}app.use((req, res) => res.status(404).send('<p>' + req.path));\n`),
      js(
        `${express}app.use((req, res) => { res.status(404).send(` +
          '`No page ${req.originalUrl}`' +
          `); });\n`,
      ),
      js(`require('http').createServer((req, res) => res.end('<p>' + req.url)).listen(80);\n`),
    ],
  },
  {
    name: 'the name of an upload that the framework cleans',
    high: [
      py(
        'import os\nfrom django.http import HttpResponse\n\n\ndef store(request):\n    name = request.POST["name"]\n    open(os.path.join("/srv", name), "wb").write(b"")\n    return HttpResponse("x")\n',
      ),
      py(
        'import os\nfrom flask import Flask, request\napp = Flask(__name__)\n\n\n@app.post("/")\ndef store():\n    file = request.files["file"]\n    file.save(os.path.join("/srv", file.filename))\n    return "x"\n',
      ),
      py(
        'from fastapi import FastAPI, UploadFile\napp = FastAPI()\n\n\n@app.post("/")\nasync def store(file: UploadFile):\n    open("/srv/" + file.filename, "wb").write(await file.read())\n    return "x"\n',
      ),
    ],
    lower: [
      py(
        'import os\nfrom django.http import HttpResponse\n\n\ndef store(request):\n    file = request.FILES["file"]\n    open(os.path.join("/srv", file.name), "wb").write(file.read())\n    return HttpResponse("x")\n',
      ),
      py(
        'import os\nfrom django.http import HttpResponse\n\n\ndef keep(upload):\n    open(os.path.join("/srv", upload.name), "wb").write(upload.read())\n\n\ndef store(request):\n    keep(request.FILES.get("file"))\n    return HttpResponse("x")\n',
      ),
      py(
        'import os\nfrom rest_framework.views import APIView\nfrom rest_framework.response import Response\n\n\nclass Store(APIView):\n    def post(self, request):\n        file = request.FILES["file"]\n        open("/srv/" + file.name, "wb").write(file.read())\n        return Response("x")\n',
      ),
    ],
  },
]);
