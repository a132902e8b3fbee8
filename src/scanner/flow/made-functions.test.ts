import { describePrograms, program } from './marked.test.ts';

describePrograms('functions that functions make in JavaScript', 'javascript', [
  program(
    'do with what they are called with what they do, wherever they are kept',
    `
    const tool = (name) => (arg) => exec(name + ' ' + arg); // !
    const quoted = (mark) => (text) => mark + text + mark;
    const checked = (name) => (arg) => {
      if (!/^[a-z]+$/.test(arg)) throw new Error('no');
      return exec(name + ' ' + arg);
    };
    const ping = tool('ping -c 1');
    const look = checked('ls');
    module.exports.run = (req, res) => {
      ping(req.query.host);
      look(req.query.host);
      const quote = quoted('"');
      exec('ls ' + quote(req.query.name)); // !
      exec('ls ' + quote('a'));
      res.end();
    };`,
  ),
  program(
    'are known under the keys of an object that is made as well',
    `
    function makeTools(prefix) {
      const runs = [];
      const run = (line) => { runs.push(1); exec(prefix + line); }; // !
      return { run, count: () => runs.length, show: (line) => exec('echo ' + Number(line)) };
    }
    const tools = makeTools('nice ');
    module.exports.run = (req, res) => {
      tools.run(req.query.line);
      tools.show(req.query.line);
      exec('exit ' + tools.count());
      res.end();
    };`,
  ),
]);

describePrograms('functions that functions make in Python', 'python', [
  program(
    'do with what they are called with what they do',
    `
def tool(name):
    def call(arg):
        os.system(name + " " + arg) # !
    return call

def quoting(mark):
    return lambda text: mark + shlex.quote(text)

ping = tool("ping -c 1")

@app.get("/ping")
def handle():
    ping(request.args["host"])
    quote = quoting("-")
    os.system("ls " + quote(request.args["name"]))
    return ""
`,
  ),
]);

describePrograms('listeners of an emitter', 'javascript', [
  program(
    'get what is emitted to them, and no other',
    `
    const { EventEmitter } = require('node:events');
    const jobs = new EventEmitter();
    const other = new EventEmitter();
    function convert({ file }) { exec('convert ' + file); } // !
    jobs.on('say', (line) => { exec('say ' + line); }); // !
    jobs.once('convert', convert);
    other.on('say', (line) => { exec('echo ' + line); });
    jobs.on('count', (line) => { exec('wc ' + line.length); });
    module.exports.run = (req, res) => {
      jobs.emit('say', req.body.line);
      jobs.emit('convert', { file: req.body.file });
      jobs.emit('count', req.body.line);
      jobs.emit('said', req.body.line);
      other.emit('say', 'hello');
      res.end();
    };`,
  ),
]);

describePrograms('lists of which a part is not known', 'python', [
  program(
    'begin with what stands first in them',
    `
@app.get("/strip")
def handle():
    subprocess.call([*base(), "--", request.args["a"]])
    subprocess.call(["identify", *base(), request.args["b"]])
    subprocess.call([request.args["c"], *base()]) # !
    command = ["identify"]
    command.extend(base())
    command.append(request.args["d"])
    subprocess.call(command)
    os.system(" ".join(command)) # !
    os.system(command[3]) # !
    return ""
`,
  ),
]);

describePrograms('a class that is derived from a library’s', 'python', [
  program(
    'takes what that one takes, unless it refuses something',
    `
import builtins
import io
import pickle

class Loose(pickle.Unpickler):
    def find_class(self, module, name):
        return super().find_class(module, name)

class Strict(pickle.Unpickler):
    def find_class(self, module, name):
        if module == "builtins" and name in {"set", "range"}:
            return getattr(builtins, name)
        raise pickle.UnpicklingError(name)

def restore():
    first = Loose(io.BytesIO(request.data)).load() # !
    second = Strict(io.BytesIO(request.data)).load()
    return [first, second]
`,
  ),
]);

describePrograms('a loop over an archive', 'python', [
  program(
    'is where input comes in, in a file without any other',
    `
import tarfile

def unpack(path, folder):
    with tarfile.open(path) as package:
        for member in package:
            if member.name.endswith(".py"):
                package.extract(member, path=folder) # !
`,
  ),
]);
