import { describePrograms, program } from './marked.test.ts';

describePrograms('callbacks in JavaScript', 'javascript', [
  program(
    'of arrays get elements, and what they answer comes back',
    `
    module.exports.run = (req, res) => {
      const names = req.body.names;
      names.map((name) => 'run ' + name).forEach((line) => exec(line)); // !
      names.forEach((name, index) => exec('run ' + index));
      exec(names.filter((name) => name.length > 2)[0]); // !
      exec(names.reduce((all, name) => all + name, 'run ')); // !
      exec(names.find((name) => name)); // !
      exec(names.map(() => 'ls').join(' '));
      exec(String(names.map((name) => Number(name))[0]));
      exec(names.flatMap((name) => [name, 'x']).join(' ')); // !
      exec(Array.from(names, (name) => 'a').join());
      const sizes = names.map((name) => name.length);
      exec('x ' + sizes[0]);
      for (const [index, name] of names.entries()) exec(name); // !
      res.end();
    };`,
  ),
  program(
    'of promises get what was promised',
    `
    const { promisify } = require('util');
    const run = promisify(exec);
    const load = (name) => new Promise((resolve, reject) => {
      if (!name) reject(new Error('no name'));
      resolve('run ' + name);
    });
    const later = (name) => new Promise((resolve) => setTimeout(() => resolve(name), 10));
    module.exports.run = async (req, res) => {
      load(req.query.a).then((line) => exec(line)).catch((error) => res.end(error.message)); // !
      exec(await load(req.query.b)); // !
      exec(await later(req.query.c)); // !
      await run(req.query.d); // !
      Promise.resolve(req.query.e).then((value) => value.trim()).then((value) => exec(value)); // !
      Promise.resolve('ls').then((value) => exec(value));
      const [one, two] = await Promise.all([load('ls'), load(req.query.f)]);
      exec(one);
      exec(two); // !
      const all = await Promise.all(req.body.names.map(async (name) => 'run ' + name));
      exec(all[0]); // !
      res.end();
    };`,
  ),
  program(
    'of emitters share what they close over',
    `
    const http = require('http');
    http.createServer((req, res) => {
      let body = '';
      req.on('data', () => { body += req.url; });
      req.on('end', () => { exec(body); res.end(); }); // !
    });
    const fixed = 'ls';
    http.createServer((req, res) => {
      let body = '';
      req.on('end', () => { exec(fixed); exec(body); res.end(); });
    });`,
  ),
  program(
    'by name: functions of this file as arguments',
    `
    function launch(name) { exec(name); } // !
    function quiet(name) { return 'ls'; }
    const shout = (name) => name.toUpperCase();
    module.exports.run = (req, res) => {
      req.body.names.forEach(launch);
      exec(req.body.names.map(quiet)[0]);
      exec(req.body.names.map(shout)[0]); // !
      [req.query.a].map(String).forEach((value) => exec(value)); // !
      [req.query.a].map(parseFloat).forEach((value) => exec('x' + value));
      res.end();
    };`,
  ),
  program(
    'that are bound, applied and called with arguments',
    `
    function launch(kind, name) { exec(name); } // !
    module.exports.run = (req, res) => {
      launch.call(null, 'a', req.query.a);
      launch.apply(null, ['a', req.query.b]);
      const bound = launch.bind(null, 'a');
      bound(req.query.c);
      res.end();
    };`,
  ),
  program(
    'of generators and async iterators',
    `
    function* names(req) { yield 'ls'; yield req.query.name; }
    async function* lines(req) { for (const line of req.body.lines) yield line.trim(); }
    module.exports.run = async (req, res) => {
      for (const name of names(req)) exec(name); // !
      for await (const line of lines(req)) exec(line); // !
      const [first] = [...names(req)];
      exec(first); // !
      res.end();
    };`,
  ),
]);

describePrograms('callbacks in Python', 'python', [
  program(
    'are called with what the library hands on',
    `
    import asyncio
    import functools
    import threading
    from concurrent.futures import ThreadPoolExecutor
    def launch(name, kind="a"):
        os.system(name) # !
    def keep(name, kind="a"):
        os.system(kind)
    def shout(name):
        return name.upper()
    @app.route("/")
    async def run():
        executor = ThreadPoolExecutor()
        executor.submit(launch, request.args["a"])
        executor.submit(keep, request.args["a"])
        threading.Thread(target=launch, args=(request.args["b"],)).start()
        await asyncio.to_thread(launch, request.args["c"])
        functools.partial(launch, request.args["d"])()
        bound = functools.partial(launch, kind="b")
        bound(request.args["e"])
        for line in executor.map(shout, request.form.getlist("n")):
            os.system(line) # !
        os.system(sorted(request.form.getlist("n"), key=lambda each: len(each))[0]) # !
        os.system(functools.reduce(lambda one, other: one + other, request.form.getlist("n"))) # !
        loop = asyncio.get_event_loop()
        await loop.run_in_executor(None, launch, request.args["f"])
        return ""`,
  ),
  program(
    'come back from gathered coroutines',
    `
    import asyncio
    async def load(name):
        return "run " + name
    @app.route("/")
    async def run():
        safe, own = await asyncio.gather(load("ls"), load(request.args["a"]))
        os.system(safe)
        os.system(own) # !
        os.system(await asyncio.wait_for(load(request.args["b"]), 3)) # !
        return ""`,
  ),
]);
