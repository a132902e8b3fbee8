import assert from 'node:assert/strict';
import { sharedScanner } from '../testing.test.ts';

async function found(code: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  const { findings } = scanner.scan('tools.py', 'python', code);
  return findings
    .filter(({ category, steps }) => category === 'security' && steps.length > 0)
    .map(({ ruleId, range, severity }) => `${range.startLine + 1} ${ruleId} ${severity}`);
}

describe('parameters of functions that nobody in the file calls', () => {
  it('are reported at a shell, less severe than what a stranger sends', async () => {
    const code = 'import os\n\ndef listing(folder):\n    os.system("ls " + folder)\n';

    assert.deepEqual(await found(code), ['4 command-injection medium']);
  });

  it('are reported where a function uses them that one which is given back makes', async () => {
    const code = `import functools


def retry(*errors, use=None):
    def decorate(func):
        @functools.wraps(func)
        def wrapper(*args):
            try:
                return func(*args)
            except errors:
                return eval(use)

        return wrapper

    return decorate
`;

    assert.deepEqual(await found(code), ['11 code-injection medium']);
  });

  it('are left alone where the file itself calls the function with its own texts', async () => {
    const code = 'import os\n\ndef run(line):\n    os.system(line)\n\n\ndef main():\n    run("uptime")\n';

    assert.deepEqual(await found(code), []);
  });

  it('are left alone where an object of theirs answers', async () => {
    const code = `def add_index(cursor, index, models):
    cursor.execute("CREATE INDEX " + index.create_sql(models))


def drop(cursor, model):
    cursor.execute("DROP TABLE " + model._meta.db_table)


def remove(cursor, name):
    cursor.execute("DELETE FROM " + name.strip().lower())
`;

    assert.deepEqual(await found(code), ['10 sql-injection low']);
  });

  it('count as less in a statement where a database takes no values', async () => {
    const code = `import sqlite3


def create(cursor, name):
    cursor.execute("CREATE DATABASE %s" % name)


def ask(cursor, name):
    cursor.execute(f"SELECT * FROM a WHERE name = '{name}'")
`;

    assert.deepEqual(await found(code), ['5 sql-injection low', '9 sql-injection medium']);
  });

  it('reach a shell by options that are known, not by those that are handed in as well', async () => {
    const code = `import subprocess

def start(line, **options):
    return subprocess.Popen(line, **options)


def listing(line):
    options = {"shell": True, "text": True}
    return subprocess.run("ls " + line, **options)


def either(line, shell):
    return subprocess.run("ls " + line, shell=shell)
`;

    assert.deepEqual(await found(code), ['9 command-injection medium', '13 command-injection medium']);
  });

  it('are no text where their type says that they are compiled', async () => {
    const code =
      'from types import CodeType\n\ndef run(code: CodeType):\n    exec(code)\n\n\ndef text(code: str):\n    exec(code)\n';

    assert.deepEqual(await found(code), ['8 code-injection medium']);
  });

  it('may be handed on as a statement, but not be built into one', async () => {
    const code =
      'def ask(cursor, statement):\n    cursor.execute(statement)\n\n\ndef drop(cursor, table):\n    cursor.execute("DROP TABLE " + table)\n';

    assert.deepEqual(await found(code), ['6 sql-injection low']);
  });
});

describe('options of a command line', () => {
  it("are the user's text, save numbers, switches and what is chosen from a list", async () => {
    const code = `import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument("path")
parser.add_argument("-c", "--core-count", type=int)
parser.add_argument("--mode", choices=["a", "b"])
parser.add_argument("--dry-run", action="store_true", dest="dry")
args = parser.parse_args()
os.system("a " + args.path)
os.system(f"b {args.core_count}")
os.system("c " + args.mode)
os.system(f"d {args.dry}")
`;

    assert.deepEqual(await found(code), ['8 command-injection medium']);
  });
});

describe('parameters of functions that a script exports', () => {
  const reported = async (code: string, path = 'git.js') => {
    const scanner = await sharedScanner();
    const { findings } = scanner.scan(path, 'javascript', code);
    return findings
      .filter(({ category, steps }) => category === 'security' && steps.length > 0)
      .map(({ ruleId, range, severity }) => `${range.startLine + 1} ${ruleId} ${severity}`);
  };
  const head = "const { exec } = require('child_process');\n";

  it('are reported inside a command line, however the function is exported', async () => {
    const code = `${head}module.exports = (host) => exec('ping ' + host);
exports.log = ({ branch }) => exec(\`git log \${branch}\`);
function Repo(folder) { this.folder = folder; }
Repo.prototype.status = function () { exec(['git -C', this.folder, 'status'].join(' ')); };
exports.Repo = Repo;
exports.create = (options) => ({ run(name) { exec('make ' + name); } });
`;

    assert.deepEqual(await reported(code), [
      '2 command-injection medium',
      '3 command-injection medium',
      '5 command-injection medium',
      '7 command-injection medium',
    ]);
  });

  it('may be commands or functions as a whole, which is the caller’s matter', async () => {
    const code = `${head}exports.run = (line, done) => exec(line, done);
exports.later = (work) => setTimeout(work, 10);
`;

    assert.deepEqual(await reported(code), []);
  });

  it('count as code even when handed on as they are, not when a method made them', async () => {
    const code = 'exports.value = (text) => eval(text);\nexports.run = (chunk) => eval(chunk.source());\n';

    assert.deepEqual(await reported(code), ['1 code-injection medium']);
  });

  it('do not count where nobody outside can call the function, nor in tests', async () => {
    const own = `${head}function remove(name) { exec('rm ' + name); }\nremove('cache');\n`;
    const exported = `${head}exports.remove = (name) => exec('rm ' + name);\n`;

    assert.deepEqual(await reported(own), []);
    assert.deepEqual(await reported(exported, 'test/remove.js'), []);
  });
});

describe('sinks by what the flow knows', () => {
  it('sees a shell in a list that is built step by step', async () => {
    const code = `import subprocess
from flask import request

def work():
    line = ["sh"]
    line.append("-c")
    line.append("echo " + request.args["q"])
    subprocess.run(line)
    plain = ["echo"]
    plain.append(request.args["q"])
    subprocess.run(plain)
`;

    assert.deepEqual(await found(code), ['8 command-injection critical']);
  });

  it('takes any entry of a session, and its key', async () => {
    const code = `from flask import request, session

def work():
    session["fixed"] = "1"
    session["name"] = request.args["name"]
    session[request.args["key"]] = "1"
`;

    assert.deepEqual(await found(code), [
      '5 trust-boundary-violation medium',
      '6 trust-boundary-violation medium',
    ]);
  });

  it('knows what a handler inherits from its framework', async () => {
    const code = `import os
from http.server import BaseHTTPRequestHandler

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        os.system("ls " + self.path)
        os.system("ls " + str(self.server_version_number))
`;

    assert.deepEqual(await found(code), ['6 command-injection critical']);
  });

  it('are left alone where a function is made of them only to see whether they are code', async () => {
    const code = `exports.isCode = (text) => {
  new Function(text);
  return true;
};
exports.compile = (text) => new Function(text);
exports.ask = (req, res) => {
  new Function(req.query.text);
  res.end();
};
`;
    const scanner = await sharedScanner();
    const { findings } = scanner.scan('tools.js', 'javascript', code);
    const lines = findings
      .filter(({ ruleId }) => ruleId === 'code-injection')
      .map(({ range }) => range.startLine + 1);

    assert.deepEqual(lines, [5, 7]);
  });
});
