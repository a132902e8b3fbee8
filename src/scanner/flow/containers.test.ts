import { describePrograms, program } from './marked.test.ts';

describePrograms('containers in JavaScript', 'javascript', [
  program(
    'tells the keys of an object apart',
    `
    module.exports.run = (req, res) => {
      const job = { tool: 'ls', args: req.query.args };
      exec(job.tool);
      exec(job.args); // !
      job.args = 'fixed';
      exec(job.args);
      job['tool'] = req.query.tool;
      exec(job['tool']); // !
      res.end();
    };`,
  ),
  program(
    'tells the keys of a map apart',
    `
    module.exports.run = (req, res) => {
      const jobs = new Map();
      jobs.set('safe', 'ls');
      jobs.set('own', req.query.own);
      exec(jobs.get('safe'));
      exec(jobs.get('own')); // !
      for (const value of jobs.values()) exec(value); // !
      for (const [name, value] of jobs) exec(value); // !
      res.end();
    };`,
  ),
  program(
    'knows the order of what a list is given',
    `
    module.exports.run = (req, res) => {
      const list = ['ls'];
      list.push(req.query.name);
      list.push('pwd');
      exec(list[0]);
      exec(list[1]); // !
      list.shift();
      exec(list[0]); // !
      exec(list[1]);
      list.unshift('first');
      exec(list[0]);
      exec(list.pop());
      exec(list.pop()); // !
      exec(list.at(-1));
      res.end();
    };`,
  ),
  program(
    'takes apart by patterns with defaults and rest',
    `
    module.exports.run = (req, res) => {
      const { tool = 'ls', args, ...others } = { args: 'fixed', extra: req.query.extra };
      exec(tool);
      exec(args);
      exec(others.extra); // !
      const [first, ...more] = ['ls', 'pwd', req.query.last];
      exec(first);
      exec(more[0]);
      exec(more[1]); // !
      const { body: { name, list: [head] } } = req;
      exec(name); // !
      exec(head); // !
      let a = 'x';
      let b = req.query.b;
      [a, b] = [b, a];
      exec(a); // !
      exec(b);
      res.end();
    };`,
  ),
  program(
    'spreads objects, lists and arguments',
    `
    function both(first, second) { exec(first); return second; } // !
    module.exports.run = (req, res) => {
      const base = { tool: req.query.tool, kind: 'a' };
      const copy = { ...base, tool: 'ls' };
      exec(copy.tool);
      const other = { kind: 'b', ...base };
      exec(other.tool); // !
      exec(other.kind);
      const list = ['a', ...[req.query.x, 'b']];
      exec(list[1]); // !
      exec(list[2]);
      const pair = [req.query.one, 'two'];
      exec(both(...pair));
      res.end();
    };`,
  ),
  program(
    'follows entries, keys and joins',
    `
    module.exports.run = (req, res) => {
      Object.entries(req.body).forEach(([key, value]) => {
        exec(key); // !
        exec(value); // !
      });
      const parts = ['run'];
      for (const part of req.body.parts) parts.push(part);
      exec(parts.join(' ')); // !
      const words = ['a', 'b'];
      exec(words.concat(['c']).join(' '));
      exec([...words, req.query.w].join(' ')); // !
      const settings = {};
      settings[req.query.key] = 'fixed';
      exec(settings.tool);
      for (const key in { a: 1 }) exec(key);
      for (const key in req.body) exec(key); // !
      res.end();
    };`,
  ),
]);

describePrograms('containers in Python', 'python', [
  program(
    'tells the keys of a dictionary apart',
    `
    @app.route("/")
    def run():
        job = {"tool": "ls", "own": request.args["own"]}
        os.system(job["tool"])
        os.system(job["own"]) # !
        job["own"] = "fixed"
        os.system(job["own"])
        job.update({"tool": request.args["tool"]})
        os.system(job["tool"]) # !
        os.system(job.get("none", "ls"))
        os.system(job.pop("own"))
        os.system(job.setdefault("new", request.args["new"])) # !
        for key, value in job.items():
            os.system(value) # !
            os.system(key)
        return ""`,
  ),
  program(
    'knows the order of what a list is given',
    `
    @app.route("/")
    def run():
        names = ["ls"]
        names.append(request.args["x"])
        names.insert(0, "first")
        os.system(names[0])
        os.system(names[1])
        os.system(names[2]) # !
        os.system(names[-1]) # !
        names.pop()
        os.system(names[-1])
        names.extend([request.args["y"], "z"])
        os.system(names[2]) # !
        os.system(names[3])
        names.remove("ls")
        os.system(names[0])
        os.system(names[1]) # !
        del names[:]
        first, *rest = ("a", "b", request.args["z"])
        os.system(first)
        os.system(rest[0])
        os.system(rest[1]) # !
        return ""`,
  ),
  program(
    'reads settings back by section and option',
    `
    import configparser
    @app.route("/")
    def run():
        config = configparser.ConfigParser()
        config.add_section("jobs")
        config.set("jobs", "safe", "ls")
        config.set("jobs", "own", request.args["own"])
        os.system(config.get("jobs", "safe"))
        os.system(config.get("jobs", "own")) # !
        os.system(config["jobs"]["safe"])
        return ""`,
  ),
  program(
    'follows comprehensions, generators and joins',
    `
    def parts():
        yield "ls"
        yield request.args["part"]
    @app.route("/")
    def run():
        names = [name.strip() for name in request.form.getlist("n") if name]
        os.system(" ".join(names)) # !
        counts = [int(name) for name in names]
        os.system("x %s" % counts[0])
        by_name = {name: "ls" for name in names}
        os.system(by_name["a"])
        by_key = {"a": name for name in names}
        os.system(by_key["a"]) # !
        for part in parts():
            os.system(part) # !
        os.system(next(value for value in names)) # !
        os.system("".join(sorted(names))) # !
        [value for value in counts if os.system("x " + request.args["y"]) == 0] # !
        return ""`,
  ),
  program(
    'gives arguments collected by stars their places',
    `
    def both(first, *rest, **named):
        os.system(first)
        os.system(rest[0]) # !
        os.system(named["safe"])
        os.system(named["own"]) # !
    @app.route("/")
    def run():
        both("ls", request.args["a"], safe="pwd", own=request.args["b"])
        options = {"first": "ls", "second": request.args["c"]}
        two(**options)
        pair = ["ls", request.args["d"]]
        two(*pair)
        return ""
    def two(first, second):
        os.system(first)
        os.system(second) # !`,
  ),
]);
