import { describePrograms, program } from './marked.test.ts';

describePrograms('functions in JavaScript', 'javascript', [
  program(
    'pass a value through, or replace it',
    `
    function same(value) { return value; }
    function fixed(value) { return 'ls'; }
    function second(first, other) { return other; }
    function pick({ tool }) { return tool; }
    const twice = (value) => value + value;
    module.exports.run = (req, res) => {
      exec(same(req.query.a)); // !
      exec(fixed(req.query.b));
      exec(second(req.query.c, 'ls'));
      exec(second('ls', req.query.d)); // !
      exec(pick({ tool: 'ls', other: req.query.e }));
      exec(pick({ tool: req.query.f })); // !
      exec(twice(req.query.g)); // !
      exec(same({ tool: 'ls', own: req.query.h }).tool);
      exec(same({ tool: 'ls', own: req.query.h }).own); // !
      res.end();
    };`,
  ),
  program(
    'return objects, lists and promises',
    `
    async function load(req) { return { safe: 'ls', own: req.query.own, list: ['a', req.query.list] }; }
    module.exports.run = async (req, res) => {
      const { safe, own, list } = await load(req);
      exec(safe);
      exec(own); // !
      exec(list[0]);
      exec(list[1]); // !
      load(req).then((loaded) => exec(loaded.own)); // !
      load(req).then((loaded) => exec(loaded.safe));
      const [one, two] = await Promise.all([load(req), 'ls']);
      exec(one.own); // !
      exec(two);
      res.end();
    };`,
  ),
  program(
    'write into what they are given',
    `
    function fill(target, value) { target.tool = value; target.safe = 'ls'; }
    function collect(list, value) { list.push(value); }
    let last = 'ls';
    function keep(value) { last = value; }
    module.exports.run = (req, res) => {
      const job = {};
      fill(job, req.query.tool);
      exec(job.tool); // !
      exec(job.safe);
      const list = ['ls'];
      collect(list, req.query.item);
      exec(list[1]); // !
      keep(req.query.kept);
      exec(last); // !
      res.end();
    };
    module.exports.later = (req, res) => { exec(last); res.end(); }; // !`,
  ),
  program(
    'reach sinks through chains, defaults and rest parameters',
    `
    const one = (value) => two(value);
    const two = (value) => three('x', value);
    function three(kind, value = 'ls') { return four(kind, value); }
    function four(...all) { exec(all[0]); exec(all[1]); } // !
    module.exports.run = (req, res) => { one(req.query.a); res.end(); };`,
  ),
  program(
    'throw what they were given',
    `
    function check(name) { if (name.length > 9) throw new Error('bad name ' + name); return name; }
    module.exports.run = (req, res) => {
      try { check(req.query.name); } catch (error) { exec(error.message); } // !
      try { check('fixed'); } catch (error) { exec(error.message); }
      res.end();
    };`,
  ),
  program(
    'close over values and are kept in objects',
    `
    const tools = { list: (name) => exec('ls ' + name), none: () => exec('ls') }; // !
    function make(name) { return () => exec(name); } // !
    module.exports.run = (req, res) => {
      const name = req.query.name;
      const later = () => exec(name); // !
      later();
      tools.list(name);
      tools.none(name);
      make(req.query.other)();
      res.end();
    };`,
  ),
]);

describePrograms('classes in JavaScript', 'javascript', [
  program(
    'keep what their constructor is given',
    `
    class Job {
      #hidden;
      constructor(name, kind) { this.name = name; this.kind = kind; this.#hidden = name; }
      run() { exec(this.name); } // !
      safe() { exec(this.kind); }
      get title() { return 'job ' + this.name; }
      secret() { return this.#hidden; }
      static of(name) { return new Job(name, 'b'); }
      with(name) { this.name = name; return this; }
    }
    module.exports.run = (req, res) => {
      const job = new Job(req.query.name, 'ls');
      job.run();
      job.safe();
      exec(job.title); // !
      exec(job.kind);
      exec(job.secret()); // !
      exec(Job.of(req.query.other).title); // !
      exec(Job.of('fixed').title);
      res.end();
    };`,
  ),
  program(
    'inherit methods and call their bases',
    `
    class Base {
      constructor(name) { this.name = name; }
      start() { return this.command(); }
      command() { return 'ls'; }
      say(text) { exec(text); } // !
    }
    class Own extends Base {
      constructor(name) { super(name); this.kind = 'own'; }
      command() { return 'run ' + this.name; }
      loud(text) { super.say(text); }
    }
    module.exports.run = (req, res) => {
      const own = new Own(req.query.name);
      exec(own.command()); // !
      exec(own.kind);
      own.loud(req.query.text);
      res.end();
    };`,
  ),
  program(
    'share fields between their methods',
    `
    class Controller {
      read(req, res) { this.command = req.query.command; this.next(res); }
      next(res) { exec(this.command); res.end(); } // !
      other(res) { exec(this.fixed); res.end(); }
      fix() { this.fixed = 'ls'; }
    }
    module.exports = new Controller();`,
  ),
]);

describePrograms('functions and classes in Python', 'python', [
  program(
    'collect by name what no other parameter takes',
    `
    def named(program, *, note="", **options):
        for option in options.values():
            os.system(option)
    def collected(program, *, note="", **options):
        for option in options.values():
            os.system(option) # !
    @app.route("/")
    def run():
        named("ls", note=request.args["a"])
        named(program=request.args["a"])
        collected("ls", mode=request.args["b"])`,
  ),
  program(
    'pass values through, replace them, or read the request themselves',
    `
    def same(value):
        return value
    def fixed(value):
        return "ls"
    def pair():
        return "ls", request.args["p"]
    def read(wrapped, name):
        return wrapped.args.get(name)
    class Reader:
        def __init__(self, wrapped):
            self.wrapped = wrapped
        def form(self, name):
            return self.wrapped.form.get(name)
        def json(self):
            return self.wrapped.get_json()
    @app.route("/")
    def run():
        os.system(same(request.args["a"])) # !
        os.system(fixed(request.args["b"]))
        safe, own = pair()
        os.system(safe)
        os.system(own) # !
        os.system(read(request, "q")) # !
        reader = Reader(request)
        os.system(reader.form("q")) # !
        os.system(reader.json()["q"]) # !
        return ""`,
  ),
  program(
    'keep fields apart, in data classes and by properties',
    `
    from dataclasses import dataclass
    @dataclass
    class Job:
        name: str
        kind: str = "ls"
    class Box:
        total = 0
        def __init__(self, value, kind="a"):
            self._value = value
            self.kind = kind
        @property
        def value(self):
            return self._value
        @staticmethod
        def clean(value):
            return "ls"
        @classmethod
        def of(cls, value):
            return cls(value)
        def __str__(self):
            return self._value
    class Special(Box):
        def __init__(self, value):
            super().__init__(value, "special")
        def run(self):
            os.system(self._value) # !
            os.system(self.kind)
    @app.route("/")
    def run():
        job = Job(request.args["n"], kind="pwd")
        os.system(job.name) # !
        os.system(job.kind)
        box = Box(request.args["v"])
        os.system(box.value) # !
        os.system(box.kind)
        os.system(Box.clean(request.args["c"]))
        Special(request.args["s"]).run()
        return ""`,
  ),
  program(
    'carry values in exceptions, context managers, lambdas and decorators',
    `
    import contextlib
    import functools
    def logged(func):
        @functools.wraps(func)
        def inner(*args, **kwargs):
            return func(*args, **kwargs)
        return inner
    @logged
    def launch(command):
        os.system(command) # !
    @contextlib.contextmanager
    def opened(name):
        yield "job " + name
    class BadName(Exception):
        pass
    @app.route("/")
    def run():
        launch(request.args["a"])
        with opened(request.args["b"]) as job:
            os.system(job) # !
        shorten = lambda text: text[:10]
        os.system(shorten(request.args["c"])) # !
        try:
            raise BadName("no " + request.args["d"])
        except BadName as error:
            os.system(str(error)) # !
        for name in map(lambda each: "run " + each, request.form.getlist("n")):
            os.system(name) # !
        os.system(max(list(map(int, request.form.getlist("n")))))
        return ""`,
  ),
  program(
    'keep module state between requests',
    `
    jobs = {}
    current = None
    @app.route("/keep")
    def keep():
        global current
        current = request.args["name"]
        jobs["last"] = request.args["job"]
        jobs["safe"] = "ls"
        return ""
    @app.route("/run")
    def run():
        os.system(current) # !
        os.system(jobs["last"]) # !
        return ""`,
  ),
]);
