import { describePrograms, program } from '../flow/marked.test.ts';

const express = "const app = require('express')();\n";

describePrograms('a name with several values in JavaScript', 'javascript', [
  program(
    'is known where it is assigned after its declaration',
    `
    ${express}
    var runner;
    let shell = null;
    runner = require('child_process');
    shell = require('child_process');
    app.get('/a', (req, res) => runner.exec(req.query.a)); // !
    app.get('/b', (req, res) => shell.exec(req.query.b)); // !
    app.get('/c', (req, res) => runner.spawn('ls', [req.query.c]));
    `,
  ),
  program(
    'is known where the first library may be missing',
    `
    ${express}
    let cp;
    try {
      cp = require('child_process-promise');
    } catch (error) {
      cp = require('child_process');
    }
    app.get('/a', (req, res) => cp.exec(req.query.a)); // !
    app.get('/b', (req, res) => cp.other(req.query.b));
    `,
  ),
  program(
    'is known where a condition chooses its library',
    `
    ${express}
    const cp = process.env.FAST ? require('fast-process') : require('child_process');
    const other = require('a') || require('child_process');
    const safe = process.env.FAST ? require('fast-process') : require('slow-process');
    app.get('/a', (req, res) => cp.exec(req.query.a)); // !
    app.get('/b', (req, res) => other.execSync(req.query.b)); // !
    app.get('/c', (req, res) => safe.exec(req.query.c));
    `,
  ),
  program(
    'is what it was given last',
    `
    ${express}
    let tool = require('child_process');
    tool.exec('ls');
    app.get('/a', (req, res) => {
      let own = require('child_process');
      own = require('./harmless');
      own.exec(req.query.a);
      own = require('child_process');
      own.exec(req.query.b); // !
      res.end();
    });
    `,
  ),
  program(
    'is a callee that a condition chooses',
    `
    ${express}
    const { execSync, execFile } = require('child_process');
    app.get('/a', (req, res) => {
      (req.query.wait ? execSync : exec)(req.query.a); // !
      (req.query.wait ? parseInt : execSync)(req.query.b); // !
      (req.query.wait ? parseInt : String)(req.query.c);
      const run = req.query.wait ? parseInt : execSync;
      run(req.query.d); // !
      (req.query.wait ? require('./x') : require('child_process')).exec(req.query.e); // !
      res.end();
    });
    `,
  ),
  program(
    'is a function of the file that a condition chooses',
    `
    ${express}
    function one(text) { return text.length; }
    function two(text) { exec(text); } // !
    function three(text) { exec(text); } // !
    function four(text) { exec('ls'); }
    function five(text) { exec(text); }
    app.get('/a', (req, res) => {
      (req.query.wait ? one : two)(req.query.a);
      (req.query.wait ? three : one)(req.query.b);
      (req.query.wait ? four : one)(req.query.c);
      (req.query.wait ? five : one)('ls');
      res.end();
    });
    `,
  ),
]);

describePrograms('a name with several values in Python', 'python', [
  program(
    'is known where an import may fail',
    `
    try:
        import subprocess32 as sp
    except ImportError:
        import subprocess as sp
    try:
        from fast import call
    except ImportError:
        from subprocess import call
    try:
        import fastjson as codec
    except ImportError:
        import json as codec

    @app.get("/a")
    def a():
        sp.call(request.args["a"], shell=True)  # !
        call(request.args["b"], shell=True)  # !
        codec.call(request.args["c"], shell=True)
    `,
  ),
  program(
    'is known where conditions choose it',
    `
    runner = os if os.name == "nt" else subprocess
    if os.name == "nt":
        tool = os
    else:
        tool = subprocess

    @app.get("/a")
    def a():
        runner.system(request.args["a"])  # !
        tool.getoutput(request.args["b"])  # !
        tool.other(request.args["c"])
        (os.system if app.debug else print)(request.args["d"])  # !
        (print if app.debug else os.system)(request.args["e"])  # !
        (print if app.debug else repr)(request.args["f"])
    `,
  ),
  program(
    'belongs to the binding before it',
    `
    import sqlite3
    import tarfile
    import zipfile

    @app.get("/a")
    def a():
        with tarfile.open("a.tar") as f:
            f.execute(request.args["a"])
        with sqlite3.connect("a.db") as f:
            f.execute("select " + request.args["b"])  # !
        with zipfile.ZipFile("a.zip") as f:
            f.execute("select " + request.args["c"])
        try:
            return ""
        except OSError as f:
            f.execute("select " + request.args["d"])
    `,
  ),
  program(
    'is a function of the file that a condition chooses',
    `
    def one(text):
        return len(text)

    def two(text):
        os.system(text)  # !

    def three(text):
        os.system(text)  # !

    def four(text):
        os.system("ls")

    def five(text):
        os.system(text)

    @app.get("/a")
    def a():
        (one if app.debug else two)(request.args["a"])
        (three if app.debug else one)(request.args["b"])
        (four if app.debug else one)(request.args["c"])
        (five if app.debug else one)("ls")
    `,
  ),
]);
