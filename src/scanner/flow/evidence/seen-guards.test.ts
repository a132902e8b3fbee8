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

const route = (path: string, body: string, helpers = '') =>
  py(`${flask}${helpers}@app.get("${path}")\ndef show(name):\n${body}\n`);

describeClasses('one segment of an address', [
  {
    name: 'a folder before the name of a file that the program writes',
    high: [
      route('/<path:name>', '    return open(os.path.join("/srv", name, "a", "info.js")).read()'),
      route('/<name>', '    import shutil\n    shutil.rmtree(os.path.join("/srv", name))\n    return "ok"'),
      route(
        '/<name>',
        '    other = request.args["x"]\n    return open(os.path.join("/srv", other, "a", "info.js")).read()',
      ),
      route(
        '/<name>',
        '    import shutil\n    shutil.rmtree(os.path.join("/srv", name, ".."))\n    return "ok"',
      ),
      route(
        '/<name>',
        '    from flask import send_from_directory\n    return send_from_directory(os.path.join("/srv", name), request.args["x"])',
      ),
      route(
        '/<name>',
        '    return open(os.path.join("/srv", name.replace("_", "/"), "a", "info.js")).read()',
      ),
    ],
    lower: [
      route('/<name>', '    return open(os.path.join("/srv", name, "LC_MESSAGES", "messages.js")).read()'),
      route('/<string:name>', '    return open(f"/srv/{name}/messages.js").read()'),
      route(
        '/<string(length=2):name>',
        '    import pathlib\n    return open(pathlib.Path("/srv") / name / "messages.js").read()',
      ),
      route(
        '/<name>',
        '    from flask import send_from_directory\n    return send_from_directory(os.path.join("/srv", name), "shot.png")',
      ),
      route(
        '/<name>',
        '    from flask import send_from_directory\n    return send_from_directory(os.path.join("/srv", name), f"{name}.json")',
      ),
      route(
        '/<name>',
        '    folder = os.path.join("/srv", name)\n    return open(os.path.join(folder, name, f"{name}.json")).read()',
      ),
      route(
        '/<name>',
        '    return open(file_of(name)).read()',
        'def folder(name):\n    return os.path.join("/srv", name)\n\n\ndef file_of(name):\n    return os.path.join(folder(name), name + ".json")\n\n\n',
      ),
      route(
        '/<name>',
        '    for each in files(name):\n        with open(each) as f:\n            f.read()\n    return "ok"',
        'def files(name):\n    def one(base, name, domain):\n        return os.path.join(base, name, "LC_MESSAGES", f"{domain}.js")\n\n    all = []\n    for base in settings.BASES:\n        all.append(one(base, name, "x"))\n    return all\n\n\n',
      ),
    ],
  },
]);

const urls =
  "const urllib = require('url');\nconst axios = require('axios');\nconst ssrfFilter = require('ssrf-req-filter');\n";
const asked = (body: string) => js(`${urls}${get(body)[1]}`);

describeClasses('what a library keeps out', [
  {
    name: 'an address that is asked for by an agent that filters',
    high: [
      asked('  await axios.get(req.query.url);'),
      asked(
        "  const { Agent } = require('https');\n  await axios.get(req.query.url, { httpAgent: new Agent() });",
      ),
      asked('  await axios.get(req.query.url, { proxy: ssrfFilter(req.query.url) });'),
      asked('  ssrfFilter(req.query.url);\n  await axios.get(req.query.url, { httpAgent: null });'),
    ],
    lower: [
      asked(
        '  const url = req.query.url;\n  await axios.get(url, { httpAgent: ssrfFilter(url), httpsAgent: ssrfFilter(url) });',
      ),
      asked(
        '  const url = req.query.url;\n  await axios({ url, method: "GET", httpAgent: global.off?.(url) ? null : ssrfFilter(url), httpsAgent: global.off?.(url) ? null : ssrfFilter(url) });',
      ),
      asked(
        "  const { useAgent } = require('request-filtering-agent');\n  const url = req.query.url;\n  await require('node-fetch')(url, { agent: useAgent(url) });",
      ),
      asked(
        "  const url = req.query.url;\n  const agent = ssrfFilter(url);\n  await require('got')(url, { agent: { http: agent, https: agent } });",
      ),
    ],
  },
  {
    name: 'a host out of a parsed address, or where a program is mounted',
    high: [
      asked('  res.send(urllib.parse(req.query.url).auth + " is not allowed");'),
      asked('  res.send(urllib.parse(req.query.url, true).query.a + " is not allowed");'),
      view('    from urllib.parse import urlparse\n    return "<p>" + urlparse(request.args["u"]).netloc'),
      view(
        '    from markupsafe import Markup\n    return Markup("<a href=\'" + request.args["root"] + "\'>")',
      ),
    ],
    lower: [
      asked(
        '  const host = urllib.parse(decodeURIComponent(req.query.url)).hostname;\n  res.send(host + " is not allowed");',
      ),
      asked('  const url = new URL(req.query.url);\n  res.send(url.port + " is not allowed");'),
      view(
        '    from markupsafe import Markup\n    return Markup("<a href=\'" + request.script_root + "\'>")',
      ),
    ],
  },
  {
    name: 'a text that would have been refused by what reads it',
    high: [
      view(
        '    import croniter\n    plan = request.args["p"]\n    croniter.croniter(request.args["other"])\n    return "<p>" + plan',
      ),
      view(
        '    import uuid\n    key = request.args["p"]\n    try:\n        uuid.UUID(key)\n    except ValueError:\n        pass\n    return "<p>" + key',
      ),
      view(
        '    import croniter\n    plan = request.args["p"]\n    if croniter.croniter.is_valid(plan):\n        print("ok")\n    return "<p>" + plan',
      ),
    ],
    lower: [
      view(
        '    import croniter\n    plan = request.args["p"]\n    croniter.croniter(plan)\n    return "<p>" + plan',
      ),
      view(
        '    import uuid\n    key = request.args["p"]\n    try:\n        uuid.UUID(key)\n    except ValueError:\n        return "no"\n    return "<p>" + key',
      ),
      view(
        '    from croniter import croniter\n    plan = request.args["p"]\n    if not croniter.is_valid(plan):\n        return "no"\n    return "<p>" + plan',
      ),
      view(
        '    import ipaddress\n    net = request.args["p"]\n    ipaddress.ip_interface(net)\n    return "<p>" + net',
      ),
    ],
  },
  {
    name: 'a place inside of a command that the settings hold',
    high: [
      view(
        '    import shlex, subprocess\n    line = [each for each in shlex.split(request.args["f"])]\n    subprocess.Popen(line)\n    return "ok"',
      ),
      view(
        '    import shlex, subprocess\n    line = [request.args["f"] for each in shlex.split(settings.LINE)]\n    subprocess.Popen(line)\n    return "ok"',
      ),
      view(
        '    import shlex, subprocess\n    line = shlex.split(settings.LINE.replace("%f", request.args["f"]))\n    subprocess.Popen(line)\n    return "ok"',
      ),
      view(
        '    import shlex, subprocess\n    line = [each.replace("%f", request.args["f"]) for each in shlex.split(settings.LINE)]\n    subprocess.Popen(" ".join(line), shell=True)\n    return "ok"',
      ),
    ],
    lower: [
      view(
        '    import shlex, subprocess\n    line = [each.replace("%f", request.args["f"]) for each in shlex.split(settings.LINE)]\n    subprocess.Popen(line)\n    return "ok"',
      ),
      view(
        '    import shlex, subprocess\n    line = shlex.split(settings.LINE)\n    line = [each.replace("%g", settings.G).replace("%f", request.args["f"]) for each in line]\n    subprocess.run(line, check=True)\n    return "ok"',
      ),
      py(
        `${flask}import shlex, subprocess\n\n\ndef made(line, f):\n    if not line:\n        return None\n    ret = shlex.split(line)\n    ret = [each.replace("%f", f).replace("%g", str(f)) for each in ret]\n    return ret\n\n\n@app.get("/")\ndef show():\n    f = request.args["f"]\n    one, two = (made(x, f) for x in (settings.A, settings.B))\n    subprocess.Popen(one)\n    subprocess.Popen(two)\n    return "ok"\n`,
      ),
    ],
  },
]);
