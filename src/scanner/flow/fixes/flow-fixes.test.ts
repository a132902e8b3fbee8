import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

const title = { path: 'Refuse paths outside of the folder', redirect: 'Redirect within this site only' };

/** Text of the statements that a fix adds. */
async function addedBy(language: CodeLanguage, text: string): Promise<string> {
  const { findings } = (await sharedScanner()).scan(`service.${language}`, language, text);
  return findings.flatMap(({ fixes }) => fixes.flatMap(({ edits }) => edits.map((e) => e.newText))).join('');
}

/** Titles of the fixes of the findings of a text, in order, with those whose result is still reported. */
async function fixesOf(language: CodeLanguage, text: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  const scan = (code: string) => {
    const result = scanner.scan(`service.${language}`, language, code);
    assert.equal(result.partial, false, code);
    return result.findings.filter(({ ruleId }) => ruleId === 'path-traversal' || ruleId === 'open-redirect');
  };
  const findings = scan(text);
  return findings.flatMap(({ fixes }) =>
    fixes.map((fix) => {
      const edits = fix.edits.toSorted((a, b) => b.startOffset - a.startOffset);
      const fixed = edits.reduce(
        (at, { startOffset, endOffset, newText }) => at.slice(0, startOffset) + newText + at.slice(endOffset),
        text,
      );
      return scan(fixed).length < findings.length ? fix.title : `${fix.title}, still reported:\n${fixed}`;
    }),
  );
}

const express = "const fs = require('fs');\nconst app = require('express')();\n";
const http = "const fs = require('fs');\nconst http = require('http');\n";
const flask =
  'import os\nfrom flask import Flask, request, redirect\napp = Flask(__name__)\n@app.get("/x")\ndef x():\n';

const fixed: readonly (readonly [string, CodeLanguage, string, string])[] = [
  [
    'a sum below a folder',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.createReadStream(__dirname + '/x/' + req.query.name).pipe(res);\n});\n`,
    title.path,
  ],
  [
    'a declared path that a callback reads',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  const file = '/srv/x/' + req.query.name;\n  fs.stat(file, () => {\n    fs.createReadStream(file).pipe(res);\n  });\n});\n`,
    title.path,
  ],
  [
    'a condition',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  if (!fs.readFileSync('/srv/' + req.query.name)) {\n    res.end();\n  }\n});\n`,
    title.path,
  ],
  [
    'a path that abspath made',
    'python',
    `${flask}    file = os.path.abspath(os.path.join("reports", request.args["name"]))\n    return open(file).read()\n`,
    title.path,
  ],
  [
    'a target with a default',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.redirect(req.query.next || '/');\n});\n`,
    title.redirect,
  ],
  [
    'a target that may be missing',
    'python',
    `${flask}    return redirect(request.args.get("next"))\n`,
    title.redirect,
  ],
  [
    'an async callback of a raw server',
    'javascript',
    `${http}http.createServer(async (req, res) => {\n  fs.createReadStream('/srv/x' + '/' + req.url).pipe(res);\n});\n`,
    title.path,
  ],
  [
    'a handler that a raw server is handed by its name',
    'javascript',
    `${http}function serve(req, res) {\n  fs.createReadStream('/srv/x/' + req.url).pipe(res);\n}\nhttp.createServer(serve);\n`,
    title.path,
  ],
  [
    'an async route that Fastify awaits',
    'javascript',
    "const fs = require('fs');\nconst app = require('fastify')();\napp.get('/', async (request, reply) => {\n  return fs.readFileSync('/srv/x/' + request.query.name);\n});\n",
    title.path,
  ],
  [
    'an async method that Nest awaits',
    'typescript',
    "import fs from 'node:fs';\nimport { Controller, Get, Query } from '@nestjs/common';\n@Controller()\nexport class Files {\n  @Get()\n  async read(@Query('name') name: string) {\n    return fs.readFileSync('/srv/x/' + name);\n  }\n}\n",
    title.path,
  ],
  [
    'a file that Flask sends from an absolute folder',
    'python',
    `${flask.replace('redirect', 'send_file')}    return send_file("/srv/x/" + request.args["name"])\n`,
    title.path,
  ],
  [
    'a view below an absolute folder',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.render(__dirname + '/pages/' + req.query.name);\n});\n`,
    title.path,
  ],
  [
    'a file beside the program',
    'python',
    `from pathlib import Path\nROOT = Path(__file__).parent\n${flask.replace('redirect', 'send_file')}    return send_file(os.path.join(ROOT, "x", request.args["name"]))\n`,
    title.path,
  ],
  [
    'an upload below a folder that the working directory holds',
    'python',
    `${flask}    os.remove("uploads/" + request.args["name"])\n    return ""\n`,
    title.path,
  ],
];

const unfixed: readonly (readonly [string, CodeLanguage, string])[] = [
  [
    'a path without a folder',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.readFile(req.query.name, () => res.end());\n});\n`,
  ],
  [
    'an arrow without a block',
    'javascript',
    `${express}app.get('/', (req, res) => fs.createReadStream('/srv/' + req.query.name).pipe(res));\n`,
  ],
  [
    'a callback whose error nobody takes',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.stat('x', () => {\n    fs.createReadStream('/srv/' + req.query.name).pipe(res);\n  });\n});\n`,
  ],
  [
    'a path that may not be made',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  if (req.query.name && fs.readFileSync('/srv/' + req.query.name)) res.end();\n});\n`,
  ],
  [
    'a loop that makes it again',
    'python',
    `${flask}    while open("/srv/" + request.args["name"]).read():\n        pass\n`,
  ],
  [
    'the root of all files',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.createReadStream('/' + req.query.name).pipe(res);\n});\n`,
  ],
  [
    'an address of another site',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.redirect('https://' + req.query.host);\n});\n`,
  ],
  [
    'an async callback of a socket',
    'javascript',
    `${http}const { WebSocketServer } = require('ws');\nnew WebSocketServer({ port: 1 }).on('connection', (socket) => {\n  socket.on('message', async (message) => {\n    socket.send(fs.readFileSync('/srv/x/' + message));\n  });\n});\n`,
  ],
  [
    'an exported async handler without an answer',
    'javascript',
    "const fs = require('fs');\nexports.remove = async (req, res, next) => {\n  fs.unlinkSync('/srv/x/' + req.query.name);\n  next();\n};\n",
  ],
  [
    'an async method that nothing is known to await',
    'typescript',
    "import fs from 'node:fs';\nexport class Files {\n  static async remove(req: any, res: any, next: any) {\n    fs.unlinkSync('/srv/x/' + req.query.name);\n    next();\n  }\n}\n",
  ],
  [
    'a listener that is handed on by its name',
    'javascript',
    `${http}const { WebSocketServer } = require('ws');\nnew WebSocketServer({ port: 1 }).on('connection', (socket) => {\n  function answer(message) {\n    socket.send(fs.readFileSync('/srv/x/' + message));\n  }\n  socket.on('message', answer);\n});\n`,
  ],
  [
    'a name among the views',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.render('pages/' + req.query.name);\n});\n`,
  ],
  [
    'a folder of which nothing says whether it is absolute, in a view',
    'javascript',
    `${express}const root = process.env.PAGES;\napp.get('/', (req, res) => {\n  res.render(root + '/' + req.query.name);\n});\n`,
  ],
  [
    'a file below the root of Fastify',
    'javascript',
    "const app = require('fastify')();\napp.get('/', async (request, reply) => {\n  return reply.sendFile('files/' + request.query.name);\n});\n",
  ],
  [
    'a template of Flask',
    'python',
    `${flask.replace('redirect', 'render_template')}    return render_template("pages/" + request.args["name"])\n`,
  ],
  [
    'a file that Flask sends below its own folder',
    'python',
    `${flask.replace('redirect', 'send_file')}    return send_file(os.path.join("reports", request.args["name"]))\n`,
  ],
  [
    'a folder that Flask sends from below its own',
    'python',
    `${flask.replace('redirect', 'send_from_directory')}    return send_from_directory("reports/" + request.args["name"], "x.txt")\n`,
  ],
];

describe('fixes of flows', () => {
  for (const [name, language, text, expected] of fixed)
    it(`fix ${name}`, async () => assert.deepEqual(await fixesOf(language, text), [expected]));
  for (const [name, language, text] of unfixed)
    it(`offer none for ${name}`, async () => {
      const found = (await sharedScanner()).scan(`service.${language}`, language, text).findings;

      assert.ok(found.some(({ ruleId }) => ruleId === 'path-traversal' || ruleId === 'open-redirect'));
      assert.deepEqual(await fixesOf(language, text), []);
    });
  it('answer a raw request in place of an error that ends Node', async () => {
    for (const isAsync of [true, false]) {
      const added = await addedBy(
        'javascript',
        `${http}http.createServer(${isAsync ? 'async ' : ''}(req, res) => {\n  fs.createReadStream('/srv/x/' + req.url).pipe(res);\n});\n`,
      );

      assert.match(added, /res\.statusCode = 400;\s+res\.end\(\);\s+return;/);
      assert.doesNotMatch(added, /throw|status\(/);
    }
  });
});
