import { describePrograms, program } from './marked.test.ts';

describePrograms('guards in JavaScript', 'javascript', [
  program(
    'hold in functions of their own, whatever the way they answer',
    `
    const tools = new Set(['ls', 'pwd']);
    function isKnown(name) { return tools.has(name); }
    const isPlain = (name) => /^[a-z]+$/.test(name);
    function isBad(name) { if (tools.has(name)) return false; return true; }
    function mustBeKnown(name) { if (!tools.has(name)) throw new Error('unknown'); }
    function known(name) { if (!tools.has(name)) throw new Error('unknown'); return name; }
    function orDefault(name) { return tools.has(name) ? name : 'ls'; }
    function isLong(name) { return name.length > 3; }
    module.exports.run = (req, res) => {
      const { a, b, c, d, e, f, g } = req.query;
      if (isKnown(a)) exec(a);
      if (!isPlain(b)) return res.end();
      exec(b);
      if (isBad(c)) return res.end();
      exec(c);
      mustBeKnown(d);
      exec(d);
      exec(known(e));
      exec(orDefault(f));
      if (isLong(g)) exec(g); // !
      if (!isKnown(g)) exec(g); // !
      return res.end();
    };`,
  ),
  program(
    'hold for a beginning that is compared as text',
    `
    const fs = require('fs');
    const path = require('path');
    const root = path.resolve('public');
    module.exports.run = (req, res) => {
      const file = path.join(root, req.query.a);
      if (file.indexOf(root) !== 0) return res.end();
      fs.readFile(file, done);
      const other = path.join(root, req.query.b);
      if (other.slice(0, root.length) !== root) return res.end();
      fs.readFile(other, done);
      const third = path.join(root, req.query.c);
      if (third.indexOf(root) === -1) return res.end();
      fs.readFile(third, done); // !
    };`,
  ),
  program(
    'hold for a folder that a caller gives, not for two values that callers give',
    `
    const fs = require('fs');
    const path = require('path');
    function inside(root, name) {
      const file = path.resolve(root, name);
      if (!file.startsWith(root + path.sep)) throw new Error('outside');
      return file;
    }
    const isSame = (a, b) => a === b;
    module.exports.run = (req, res) => {
      fs.readFile(inside('/srv/public', req.query.a), done);
      const { b, c } = req.query;
      if (isSame(b, c)) exec(b); // !
      return res.end();
    };`,
  ),
  program(
    'leave the host open after a scheme, or after a host that nothing ends',
    `
    const axios = require('axios');
    module.exports.run = async (req, res) => {
      const { a, b, c } = req.query;
      if (a.startsWith('http')) await axios.get(a); // !
      if (b.startsWith('https://shop.example')) await axios.get(b); // !
      if (c.startsWith('https://shop.example/')) await axios.get(c);
      const protocol = settings.protocol;
      await axios.get(\`\${protocol}://\${req.query.d}/\`); // !
      return res.end();
    };
    class Client {
      constructor(base) { this.base = base; }
      read(name) { return axios.get(this.base + name); }
    }
    module.exports.read = (req) => new Client(settings.base).read(req.query.name);`,
  ),
  program(
    'hold through names, negations and both sides of a condition',
    `
    const tools = ['ls', 'pwd'];
    module.exports.run = (req, res) => {
      const { a, b, c, d } = req.query;
      const isKnown = tools.includes(a);
      if (!isKnown) return res.status(400).end();
      exec(a);
      if (b && tools.indexOf(b) >= 0) exec(b);
      if (tools.indexOf(c) === -1) { res.status(400).end(); return undefined; }
      exec(c);
      if (typeof d !== 'string' || !tools.some((tool) => tool === d)) throw new Error('no');
      exec(d);
      return res.end();
    };`,
  ),
  program(
    'take what a table of our own answers',
    `
    const commands = { list: 'ls', where: 'pwd' };
    const byName = new Map([['list', 'ls']]);
    module.exports.run = (req, res) => {
      const command = commands[req.query.name];
      exec(command);
      exec(byName.get(req.query.name));
      exec(Object.keys(commands).find((name) => name === req.query.name));
      const found = ['ls', 'pwd'].find((name) => name === req.query.name);
      exec(found);
      res.end();
    };`,
  ),
  program(
    'do not outlive a new value',
    `
    const tools = new Set(['ls']);
    module.exports.run = (req, res) => {
      let name = req.query.name;
      if (!tools.has(name)) return res.end();
      exec(name);
      name = req.query.other;
      exec(name); // !
      if (!tools.has(req.body.name)) return res.end();
      exec(req.body.name);
      req.body.name = req.query.name;
      exec(req.body.name); // !
      return res.end();
    };`,
  ),
  program(
    'are loops that go on until the value is good',
    `
    const tools = new Set(['ls']);
    module.exports.run = (req, res) => {
      let name = req.query.name;
      while (!tools.has(name)) name = 'ls';
      exec(name);
      for (const each of req.body.names) {
        if (!tools.has(each)) continue;
        exec(each);
      }
      for (const each of req.body.names) {
        if (tools.has(each)) continue;
        exec(each); // !
      }
      res.end();
    };`,
  ),
  program(
    'are patterns that leave nothing to do harm with',
    `
    module.exports.run = (req, res) => {
      const { a, b, c, d, e } = req.query;
      exec('echo ' + a.replace(/[^a-zA-Z0-9]/g, ''));
      exec('echo ' + b.replace(/[^\\w.-]+/g, '_'));
      exec('echo ' + c.replace(/'/g, '')); // !
      if (!/^[\\w-]{1,20}$/.test(d)) throw new Error('bad');
      exec('echo ' + d);
      if (!/^.{1,20}$/.test(e)) throw new Error('bad');
      exec('echo ' + e); // !
      fs.readFileSync('./' + a.replace(/\\.\\./g, ''));
      fs.readFileSync('./' + a.replace(/[^a-z]/gi, '') + '.txt');
      fs.readFileSync('./' + a.replace('x', 'y')); // !
      res.end();
    };`,
  ),
]);

describePrograms('guards in Python', 'python', [
  program(
    'hold in functions of their own',
    `
    import re
    TOOLS = {"ls", "pwd"}
    NAME = re.compile(r"^[a-z]+$")
    def is_known(name):
        return name in TOOLS
    def check(name):
        if not NAME.match(name):
            raise ValueError("bad name")
    def check_number(text):
        try:
            int(text)
        except ValueError:
            return False
        return True
    def clean(name):
        return re.sub(r"[^a-z]", "", name)
    @app.route("/")
    def run():
        a, b, c, d, e = [request.args[key] for key in "abcde"]
        if not is_known(a):
            return "bad", 400
        os.system(a)
        check(b)
        os.system(b)
        if check_number(c):
            os.system(c)
        os.system(clean(d))
        os.system(e) # !
        f = request.args["f"]
        if isinstance(f, int):
            os.system("kill %s" % f)
        g = request.args["g"]
        try:
            int(g)
        except ValueError:
            return "bad", 400
        os.system("kill " + g)
        return ""`,
  ),
  program(
    'choose from what is known',
    `
    COMMANDS = {"list": "ls", "where": "pwd"}
    @app.route("/")
    def run():
        name = request.args["name"]
        os.system(COMMANDS[name])
        os.system(COMMANDS.get(name, "ls"))
        os.system(COMMANDS.get(name, name)) # !
        if name not in COMMANDS:
            name = "list"
        os.system(name)
        other = request.args["other"]
        if other == "ls" or other == "pwd":
            os.system(other)
        if other in ("ls", "pwd"):
            os.system(other)
        if not other in ["ls"]:
            os.system(other) # !
        if any(other == each for each in COMMANDS):
            os.system(other)
        assert other in COMMANDS
        os.system(other)
        return ""`,
  ),
]);
