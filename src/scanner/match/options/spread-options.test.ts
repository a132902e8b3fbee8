import { describePrograms, program } from '../../flow/marked.test.ts';

const express = "const app = require('express')();\nconst { spawn, execFile } = require('child_process');\n";

describePrograms('options that are put together in JavaScript', 'javascript', [
  program(
    'are those of a spread and of what stands beside it',
    `
    ${express}
    const shared = { cwd: '/srv', shell: true };
    app.get('/a', (req, res) => {
      const opts = { cwd: '/srv' };
      spawn(req.query.a, { ...opts, shell: true }); // !
      spawn('ls', [req.query.b], { ...opts, shell: true }); // !
      spawn('ls', [req.query.c], { ...shared }); // !
      spawn('ls', [req.query.d], { ...shared, shell: false });
      spawn('ls', [req.query.e], { ...opts });
      res.end();
    });
    `,
  ),
  program(
    'are those that Object.assign joins',
    `
    ${express}
    const shared = { cwd: '/srv' };
    app.get('/a', (req, res) => {
      spawn('ls', [req.query.a], Object.assign({}, shared, { shell: true })); // !
      const opts = Object.assign({ cwd: '/srv' }, shared);
      opts.shell = true;
      spawn('ls', [req.query.b], opts); // !
      const more = { cwd: '/srv' };
      Object.assign(more, { shell: true });
      spawn('ls', [req.query.c], more); // !
      const none = { cwd: '/srv' };
      Object.assign(none, shared);
      spawn('ls', [req.query.d], none);
      res.end();
    });
    `,
  ),
  program(
    'are those that a function of the file gives',
    `
    ${express}
    function settings(cwd) { return { cwd, shell: true }; }
    function plain(cwd) { return { cwd }; }
    app.get('/a', (req, res) => {
      spawn('ls', [req.query.a], settings('/srv')); // !
      spawn('ls', [req.query.b], { ...settings('/srv'), env: {} }); // !
      spawn('ls', [req.query.c], plain('/srv'));
      res.end();
    });
    `,
  ),
]);

describePrograms('options that are put together in Python', 'python', [
  program(
    'are those of a dictionary behind two stars',
    `
    SHARED = {"shell": True}

    @app.get("/a")
    def a():
        options = {"shell": True, "cwd": "/srv"}
        subprocess.run("ls " + request.args["a"], **options)  # !
        more = dict(shell=True, cwd="/srv")
        subprocess.run("ls " + request.args["b"], **more)  # !
        subprocess.run("ls " + request.args["c"], **SHARED)  # !
        none = dict(cwd="/srv")
        subprocess.run(["ls", request.args["d"]], **none)
        subprocess.run(["ls", request.args["e"]], **{"shell": False})
    `,
  ),
  program(
    'are those that are set on the way',
    `
    @app.get("/a")
    def a():
        kwargs = {}
        kwargs["shell"] = True
        subprocess.run("ls " + request.args["a"], **kwargs)  # !
        other = dict(cwd="/srv")
        other.update(shell=True)
        subprocess.run("ls " + request.args["b"], **other)  # !
        third = {"cwd": "/srv"}
        third.update({"shell": True})
        subprocess.run("ls " + request.args["c"], **third)  # !
        fourth = {**third, "cwd": "/"}
        subprocess.run("ls " + request.args["d"], **fourth)  # !
        fifth = {"cwd": "/srv"}
        if request.args.get("x"):
            fifth["shell"] = True
        subprocess.run("ls " + request.args["e"], **fifth)  # !
        sixth = {"cwd": "/srv"}
        sixth.update(env={})
        subprocess.run(["ls", request.args["f"]], **sixth)
    `,
  ),
  program(
    "are those that a function adds to its caller's",
    `
    def plain(command, **kwargs):
        subprocess.run(command, **kwargs)

    def listed(command, **kwargs):
        kwargs.setdefault("shell", True)
        subprocess.run(command, **kwargs)  # !

    @app.get("/a")
    def a():
        plain(["ls", request.args["b"]], cwd="/srv")
        listed("ls " + request.args["c"])
    `,
  ),
]);
