import { describePrograms, program } from '../marked.test.ts';

describePrograms('arguments, input and environment of a script', 'javascript', [
  program(
    'reach a command',
    `
    const { createInterface } = require('readline');
    exec('ls ' + process.argv[2]); // !
    exec(process.env.BUILD + ' all'); // !
    const { EDITOR } = process.env;
    exec(EDITOR + ' notes.txt'); // !
    const lines = createInterface({ input: process.stdin });
    lines.question('Folder? ', (folder) => exec('ls ' + folder)); // !
    lines.on('line', (line) => exec('ls ' + line)); // !
    exec('ls ' + fs.readFileSync('/dev/stdin', 'utf8')); // !`,
  ),
  program(
    'harm no command as a number, an argument of its own or a surrounding',
    `
    const { execFile } = require('child_process');
    exec('head -' + Number(process.argv[2]));
    execFile('ls', ['--', process.argv[2]]);
    exec('make all', { env: process.env });
    exec(process.env.CI ? 'make all' : 'make some');`,
  ),
  program(
    'harm nothing but commands and code',
    `
    fs.readFileSync(process.env.SETTINGS);
    fetch(process.env.API + '/status');
    require('express')().get('/', (req, res) => res.send(process.env.GREETING));`,
  ),
]);

describePrograms('arguments, input and environment of a Python program', 'python', [
  program(
    'reach a command',
    `
    import sys
    os.system("ls " + sys.argv[1]) # !
    os.system(os.environ["EDITOR"] + " notes.txt") # !
    os.system(os.getenv("BUILD", "make") + " all") # !
    for line in sys.stdin:
        subprocess.run(line, shell=True) # !
    os.system("ls " + sys.stdin.readline()) # !`,
  ),
  program(
    'harm no command as a number, an argument of its own or a surrounding',
    `
    import sys
    os.system("head -%d" % int(sys.argv[1]))
    subprocess.run(["ls", "--", os.environ["FOLDER"]])
    subprocess.run("make all", shell=True, env=os.environ)
    os.system("make all" if os.environ.get("CI") else "make some")`,
  ),
  program(
    'harm nothing but commands and code',
    `
    open(os.environ["SETTINGS"]).read()

    @app.route("/")
    def greeting():
        return os.environ["GREETING"]`,
  ),
]);

describePrograms('functions that a script leaves to others', 'javascript', [
  program(
    'report what a caller of theirs puts into a statement, a page or code',
    `
    function find(connection, name) {
      return connection.query("SELECT * FROM users WHERE name = '" + name + "'"); // !
    }
    function greet(name) {
      document.getElementById('name').innerHTML = '<b>' + name + '</b>'; // !
    }
    const calculate = (text) => eval(text); // !`,
  ),
  program(
    'are silent where the file itself calls them, or hands them on',
    `
    function find(connection, name) {
      return connection.query("SELECT * FROM users WHERE name = '" + name + "'");
    }
    function calculate(text) {
      return eval(text);
    }
    function greet(event) {
      document.getElementById('name').innerHTML = '<b>' + event + '</b>';
    }
    find(shared, 'Ada');
    calculate('1 + 1');
    document.addEventListener('greet', greet);`,
  ),
]);
