import { describeClasses, js, py } from './testing.test.ts';

const flask =
  'from flask import Flask, request, send_file\nimport os\nimport settings\n\napp = Flask(__name__)\n\n\n';
const express = `const express = require('express');
const path = require('path');
const fs = require('fs');
const cp = require('child_process');
const app = express();
const packages = require('./packages');
`;
const get = (body: string) => js(`${express}app.get('/:pack/:file', async (req, res) => {\n${body}\n});\n`);
const view = (body: string) => py(`${flask}@app.get("/")\ndef show():\n${body}\n`);
const asks = (maker: string, list = 'packages.all') =>
  js(
    `${express}${maker}\napp.get('/:file', (req, res) => {\n  const file = req.params.file;\n  if (!${list}.find(named(file))) res.sendStatus(404);\n  else res.sendFile(path.join('/srv', file));\n});\n`,
  );
const holds = (helper: string, given: string) =>
  js(
    `${express}${helper}\napp.get('/:file', (req, res) => {\n  const file = req.params.file;\n  if (!holds(${given})) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));\n});\n`,
  );

describeClasses('lists of what is allowed', [
  {
    name: 'a part of a text that a list holds',
    high: [
      get(
        "  const { pack, file } = req.params;\n  if (!packages.files().includes(`${pack}/x`)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  let file = req.params.file;\n  const key = `a/${file}`;\n  file = req.query.other;\n  if (!packages.files().includes(key)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  if (!req.body.files.includes(`a/${file}`)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  if (packages.files().includes(`a/${file}`)) console.log('known');\n  res.sendFile(path.join('/srv', file));",
      ),
    ],
    lower: [
      get(
        '  const name = req.params.pack;\n  const file = req.params.file;\n  const pack = packages.one(name);\n  if (!pack || !packages.files().includes(`${name}/${file}`)) return res.sendStatus(404);\n  res.sendFile(path.join(packages.folder(name), file));',
      ),
      get(
        "  const file = req.params.file;\n  const key = 'a/' + file;\n  if (!packages.files().includes(key)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const { pack, file } = req.params;\n  const key = `${pack}/${file}`;\n  if (!packages.known.has(key)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', pack, file));",
      ),
      view(
        '    name = request.args["name"]\n    if f"{name}.txt" not in os.listdir("/srv"):\n        return "no"\n    return send_file(os.path.join("/srv", name))',
      ),
    ],
  },
  {
    name: 'a value that one of our own elements was found by',
    high: [
      get(
        "  const file = req.params.file;\n  if (!req.body.all.some((x) => x.name === file)) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  const found = packages.all.find((x) => x.name === file);\n  if (!found) console.log('none');\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  const found = packages.all.find((x) => x.name !== file);\n  if (!found) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      view(
        '    name = request.args["name"]\n    found = next((x for x in settings.ALL if x.name == name), None)\n    if found is not None:\n        return "no"\n    return send_file(os.path.join("/srv", name))',
      ),
    ],
    lower: [
      get(
        "  const file = req.params.file;\n  const found = packages.all.find((x) => x.name === file);\n  if (!found) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  if (packages.all.find(({ name }) => name === file) === undefined) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  if (packages.all.findIndex((x) => x.name === file) < 0) return res.sendStatus(404);\n  res.sendFile(path.join('/srv', file));",
      ),
      get(
        "  const file = req.params.file;\n  if (!packages.all.find(packages.isNamed(file))) return res.sendStatus(404);\n  cp.exec('npm install ' + file);",
      ),
      view(
        '    name = request.args["name"]\n    found = next((x for x in settings.ALL if x.name == name), None)\n    if found is None:\n        return "no"\n    return send_file(os.path.join("/srv", name))',
      ),
    ],
  },
  {
    name: 'a value that a function of ours was made to look for',
    high: [
      asks('const named = (name) => (x) => x.name !== name;'),
      asks('const named = (name) => (x) => x.name === name || x.isOpen;'),
      asks(
        'const named = (name) => { if (name.length > 9) return Boolean; return (x) => x.name === name; };',
      ),
      asks('const named = (name) => (x) => x.name === name;', 'req.body.all'),
      asks('const named = (name, other) => (x) => x.name === other;'),
    ],
    lower: [
      asks('const named = (name) => (x) => x.name === name;'),
      asks('function named(name) {\n  return (x) => x.pack.name === name;\n}'),
      asks('const named = (name) => ({ name: own }) => own === name && own !== "x";'),
    ],
  },
  {
    name: 'a value that a function of ours holds against what else it is handed',
    high: [
      holds('const holds = (name, names) => names.includes(name);', 'file, req.body.names'),
      holds('const holds = (name, names) => !names.includes(name);', 'file, packages.names'),
      holds(
        'const holds = (name, names) => names.length > 3 || names.includes(name);',
        'file, packages.names',
      ),
      holds('const holds = (name, names) => names.includes(name);', 'req.query.other, packages.names'),
      py(
        `${flask}def holds(name, names):\n    return name in names\n\n\n@app.get("/")\ndef show():\n    name = request.args["name"]\n    if not holds(name, names=request.args.getlist("all")):\n        return "no"\n    return send_file(os.path.join("/srv", name))\n`,
      ),
      holds(
        'function holds(name, own) {\n  if (name.length > 3) return true;\n  return name === own.name;\n}',
        'file, packages',
      ),
    ],
    lower: [
      py(
        `${flask}def holds(name, names):\n    return name in names\n\n\n@app.get("/")\ndef show():\n    name = request.args["name"]\n    if not holds(name, names=settings.NAMES):\n        return "no"\n    return send_file(os.path.join("/srv", name))\n`,
      ),
      holds('const holds = (name, names) => names.includes(name);', 'file, packages.names'),
      holds('function holds(name, own) {\n  return name === own.name;\n}', 'file, packages.one'),
      js(
        `${express}const holds = (name, own) => name === own.name;\nmodule.exports = function (server) {\n  app.get('/:file', (req, res) => {\n    const file = req.params.file;\n    if (!holds(file, server.config)) return res.sendStatus(404);\n    res.sendFile(path.join('/srv', file));\n  });\n};\n`,
      ),
      holds('const holds = (names, name) => names.some((each) => each.name === name);', 'packages.all, file'),
    ],
  },
  {
    name: 'a value that is in a list unless a setting allows all',
    high: [
      get(
        "  if (req.query.all || packages.origins.some((o) => o === req.get('origin')))\n    res.header('Access-Control-Allow-Origin', req.get('origin'));\n  res.header('Access-Control-Allow-Credentials', true);\n  res.end();",
      ),
      get(
        "  if (packages.open || packages.origins.some((o) => o === req.get('origin'))) console.log('known');\n  res.header('Access-Control-Allow-Origin', req.get('origin'));\n  res.header('Access-Control-Allow-Credentials', true);\n  res.end();",
      ),
      view(
        '    origin = request.headers["Origin"]\n    res = app.make_response("ok")\n    if set(["*", origin]) & set(request.args.getlist("o")):\n        res.headers["Access-Control-Allow-Origin"] = origin\n    return res',
      ),
      view(
        '    origin = request.headers["Origin"]\n    res = app.make_response("ok")\n    if set(["*", origin]) | settings.ORIGINS:\n        res.headers["Access-Control-Allow-Origin"] = origin\n    return res',
      ),
    ],
    lower: [
      get(
        "  if (global.open || packages.isDev || packages.origins.some((o) => o === req.get('origin')))\n    res.header('Access-Control-Allow-Origin', req.get('origin'));\n  res.header('Access-Control-Allow-Credentials', true);\n  res.end();",
      ),
      get(
        "  const origin = req.get('origin');\n  if (!packages.open && !packages.origins.includes(origin)) return res.sendStatus(403);\n  res.header('Access-Control-Allow-Origin', origin);\n  res.header('Access-Control-Allow-Credentials', true);\n  res.end();",
      ),
      view(
        '    origin = request.headers["Origin"]\n    res = app.make_response("ok")\n    if set(["*", origin]) & settings.ORIGINS:\n        res.headers["Access-Control-Allow-Origin"] = origin\n    return res',
      ),
      view(
        '    origin = request.headers["Origin"]\n    res = app.make_response("ok")\n    if {origin} & settings.ORIGINS:\n        res.headers["Access-Control-Allow-Origin"] = origin\n    return res',
      ),
    ],
  },
  {
    name: 'a name or version that a library has checked',
    high: [
      view(
        '    field = request.args["field"]\n    if hasattr(settings.Model, field):\n        return str(getattr(settings.Model, field)())\n    return ""',
      ),
      get(
        "  const version = req.query.version;\n  const semver = require('semver');\n  if (!semver.valid(req.query.other)) return res.sendStatus(400);\n  cp.exec('npm install a@' + version);",
      ),
      get(
        "  const version = req.query.version;\n  const semver = require('semver');\n  if (semver.valid(version)) return res.sendStatus(400);\n  cp.exec('npm install a@' + version);",
      ),
    ],
    lower: [
      view(
        '    field = request.args["field"]\n    if settings.Model.__mapper__.has_property(field):\n        return str(getattr(settings.Model, field))\n    return ""',
      ),
      get(
        "  const version = req.query.version;\n  const semver = require('semver');\n  if (!semver.valid(version)) return res.sendStatus(400);\n  cp.exec('npm install a@' + version);",
      ),
      get(
        "  const version = req.query.version;\n  const semver = require('semver');\n  if (semver.valid(version) === null) return res.sendStatus(400);\n  cp.exec('npm install a@' + version);",
      ),
    ],
  },
  {
    name: 'what a file holds whose name was checked',
    high: [
      view(
        '    name = request.args["name"]\n    with open(os.path.join("/srv", name)) as f:\n        return "<p>" + f.read()',
      ),
      view(
        '    import json\n    name = request.args["name"]\n    with open(os.path.join("/srv", name)) as f:\n        held = json.load(f)\n    return "<p>" + held["a"]',
      ),
      view(
        '    import json, re\n    name = request.args["name"]\n    if not re.match(r"^[a-z]+", name):\n        return "no"\n    with open(os.path.join("/srv", name)) as f:\n        return "<p>" + json.load(f)["a"]',
      ),
    ],
    lower: [
      view(
        '    import json, re\n    name = request.args["name"]\n    if not re.match(r"^[A-Za-z0-9_.+-]+$", name):\n        return "no"\n    with open(os.path.join("/srv", name)) as f:\n        return "<p>" + json.load(f)["a"]',
      ),
      view(
        '    import json\n    name = os.path.basename(request.args["name"])\n    with open(os.path.join("/srv", name)) as f:\n        return "<p>" + json.load(f)["a"]',
      ),
      view(
        '    import json\n    name = request.args["name"]\n    if name not in settings.NAMES:\n        return "no"\n    with open(os.path.join("/srv", name)) as f:\n        held = json.load(f)\n    return "<p>" + held["a"]',
      ),
    ],
  },
]);
