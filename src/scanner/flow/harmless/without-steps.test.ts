import { describePrograms, program } from '../marked.test.ts';

const head = "const app = require('express')();\nconst path = require('path');\n";

describePrograms('a path without steps out', 'javascript', [
  program(
    'may still begin at the root where no folder stands before it',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..')) return res.end();
      fs.readFileSync(name); // !
      fs.readFileSync(path.resolve('/srv', name)); // !
      res.end();
    });
    app.get('/b', (req, res) => {
      if (req.query.b.includes('..')) return res.end();
      fs.readFileSync(req.query.b); // !
      res.end();
    });
    app.get('/c', (req, res) => {
      const name = req.query.c;
      if (name.indexOf('..') !== -1) return res.end();
      fs.readFileSync(name); // !
      res.end();
    });
    `,
  ),
  program(
    'stays in the folder that it is joined to',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..')) return res.end();
      fs.readFileSync(path.join('/srv', name));
      fs.readFileSync('/srv/' + name);
      fs.readFileSync(\`\${__dirname}/\${name}\`);
      res.end();
    });
    app.get('/b', (req, res) => {
      const name = req.query.b;
      const file = path.join('/srv', name);
      if (name.includes('..')) return res.end();
      fs.readFileSync(file);
      res.end();
    });
    app.get('/c', (req, res) => {
      const name = req.query.c;
      const file = '/srv/' + name;
      if (file.includes('..') || name.indexOf('..') >= 0) return res.end();
      fs.readFileSync(file);
      res.end();
    });
    `,
  ),
  program(
    'stays where it is once it is no path from the root either',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..') || path.isAbsolute(name)) return res.end();
      fs.readFileSync(name);
      res.end();
    });
    app.get('/b', (req, res) => {
      const name = req.query.b;
      if (name.startsWith('/')) return res.end();
      if (name.includes('..')) return res.end();
      fs.readFileSync(name);
      res.end();
    });
    `,
  ),
]);

describePrograms('a path without steps out in Python', 'python', [
  program(
    'may still begin at the root, which a join lets through',
    `
    @app.route("/a")
    def first():
        name = request.args["name"]
        if ".." in name:
            return "no"
        return open(name).read()  # !

    @app.route("/b")
    def second():
        name = request.args["name"]
        if ".." in name:
            return "no"
        return open(os.path.join("/srv", name)).read()  # !

    @app.route("/c")
    def third():
        name = request.args["name"]
        if "/../" in name:
            return "no"
        return open("/srv/" + name).read()  # !
    `,
  ),
  program(
    'stays in the folder behind which it is put, or where it begins at no root',
    `
    @app.route("/a")
    def first():
        name = request.args["name"]
        if ".." in name:
            return "no"
        return open("/srv/" + name).read() + open(f"/srv/{name}").read()

    @app.route("/b")
    def second():
        name = request.args["name"]
        if ".." in name or name.startswith("/"):
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/c")
    def third():
        name = request.args["name"]
        if os.path.isabs(name) or ".." in name:
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/d")
    def fourth():
        name = request.args["name"].lstrip("/")
        if ".." in name:
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/e/<path:name>")
    def fifth(name):
        if ".." in name:
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/f")
    def sixth():
        name = request.args["name"]
        if name.startswith(("/", "~")) or ".." in name:
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/h")
    def eighth():
        name = request.args["name"]
        if ".." in name or "/" in name:
            return "no"
        return open(os.path.join("/srv", name)).read()

    @app.route("/g")
    def seventh():
        name = "/srv/" + request.args["name"]
        if "/../" in name:
            return "no"
        return open(name).read()
    `,
  ),
]);
