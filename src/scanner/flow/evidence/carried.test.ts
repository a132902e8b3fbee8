import { describePrograms, program } from '../marked.test.ts';
import { describeClasses, js, py } from './testing.test.ts';

const express = "const app = require('express')();\n";

describePrograms('a call that nobody has read, in JavaScript', 'javascript', [
  program(
    'hands on the text that it is given',
    `
    ${express}
    const decode = require('percent-decode');
    const { expand } = require('brace-expand');
    const tidy = require('tidy-text');
    app.get('/a', (req, res) => {
      exec('ls ' + decode(req.query.a)); // !
      exec('ls ' + expand(req.query.b, { deep: true })); // !
      exec('ls ' + tidy.trimLines(req.query.c)); // !
      fs.readFileSync(decode(req.query.d)); // !
      res.end();
    });
    `,
  ),
  program(
    'gives something else where it is asked for things, or text of ours',
    `
    ${express}
    const decode = require('percent-decode');
    const store = require('some-store');
    const { Store } = require('other-store');
    app.get('/a', async (req, res) => {
      exec('ls ' + decode('a'));
      const found = await store.find(req.query.b);
      exec('ls ' + found.path);
      exec('ls ' + (await store.find(req.query.c)));
      exec('ls ' + new Store(req.query.d).path);
      exec('ls ' + store.count(req.query.e).length);
      res.end();
    });
    `,
  ),
]);

describePrograms('a call that nobody has read, in Python', 'python', [
  program(
    'hands on the text that it is given',
    `
    from percent_decode import decode
    import tidytext

    @app.get("/a")
    def a():
        os.system("ls " + decode(request.args["a"]))  # !
        os.system("ls " + tidytext.trim_lines(request.args["b"]))  # !
        open(decode(request.args["c"]))  # !
    `,
  ),
  program(
    'gives something else where it is asked for things, or text of ours',
    `
    from percent_decode import decode
    from some_store import Store, find

    @app.get("/a")
    async def a():
        os.system("ls " + decode("a"))
        os.system("ls " + Store(request.args["b"]).path)
        os.system("ls " + find(request.args["c"]).path)
        os.system("ls " + (await find(request.args["d"])))
    `,
  ),
]);

const run = `${express}const { exec } = require('child_process');\nconst decode = require('percent-decode');\n`;
const flask = 'import os\nimport tidytext\nfrom flask import Flask, request\n\napp = Flask(__name__)\n\n\n';

describeClasses('a command that is called high', [
  {
    name: 'text that a call has handed on which nobody has read',
    high: [
      js(`${run}app.get('/', (req, res) => exec('ls ' + req.query.a));\n`),
      py(`${flask}@app.get("/")\ndef show():\n    os.system("ls " + request.args["a"])\n`),
    ],
    lower: [
      js(`${run}app.get('/', (req, res) => exec('ls ' + decode(req.query.a)));\n`),
      py(
        `${flask}@app.get("/")\ndef show():\n    os.system("ls " + tidytext.trim_lines(request.args["a"]))\n`,
      ),
    ],
  },
]);
