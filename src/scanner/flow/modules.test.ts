import { checkMarks } from './marked.test.ts';

const exec = "import { exec } from 'child_process';\n";

describe('modules of the workspace in TypeScript', () => {
  it('give methods of classes, by construction and by type', async () => {
    await checkMarks(
      'typescript',
      `import { Store } from './store';
import Runner from './runner';
export class Controller {
  constructor(private readonly store: Store) {}
  find(req, res) {
    this.store.run(req.query.a); // !
    this.store.safe(req.query.a);
    const own = new Store('ls');
    own.run(req.query.b); // !
    own.start();
    new Store(req.query.c).start(); // !
    Store.now(req.query.d); // !
    new Runner().run(req.query.e); // !
    res.end();
  }
}
`,
      {
        './store': `${exec}class Base { run(name: string) { exec(name); } }
export class Store extends Base {
  constructor(private readonly name: string) { super(); this.line = 'run ' + name; }
  safe(name: string) { exec('ls'); }
  start() { exec(this.line); }
  static now(name: string) { exec(name); }
}
`,
        './runner': `${exec}export default class { run(name: string) { exec(name); } }\n`,
      },
    );
  });

  it('are reached by namespaces, barrels and defaults', async () => {
    await checkMarks(
      'typescript',
      `import * as tools from './index';
import { launch as go, deep, again, Own } from './index';
import start, { settings } from './start';
import run from './common';
export function one(req, res) {
  tools.launch(req.query.a); // !
  go(req.query.b); // !
  deep(req.query.c); // !
  again(req.query.d); // !
  start(req.query.e); // !
  new Own().run(req.query.f); // !
  settings.load(req.query.g); // !
  run.it(req.query.h); // !
  tools.safe(req.query.i);
  res.end();
}
`,
      {
        './index':
          "export * from './tools';\nexport { deep } from './inner';\nimport { launch } from './tools';\nexport const again = launch;\nexport { default as Own } from './own';\n",
        './tools': `${exec}export function launch(name) { exec(name); }\nexport const safe = (name) => exec('ls');\n`,
        './inner': "export { launch as deep } from './tools';\n",
        './own': `${exec}export default class Own { run(name) { exec(name); } }\n`,
        './start': `${exec}const start = (name) => exec(name);\nexport default start;\nexport const settings = { load(name) { exec(name); } };\n`,
        './common': `${exec}module.exports = { it: (name) => exec(name) };\n`,
      },
    );
  });

  it('give guards, sanitizers and sources of their own', async () => {
    await checkMarks(
      'typescript',
      `${exec}import { isKnown, clean, check, wanted } from './checks';
export function one(req, res) {
  const { a, b, c } = req.query;
  if (!isKnown(a)) return res.end();
  exec(a);
  exec(clean(b));
  check(c);
  exec(c);
  exec(wanted(req)); // !
  return res.end();
}
`,
      {
        './checks': `const known = new Set(['ls']);
export const isKnown = (name) => known.has(name);
export const clean = (name) => name.replace(/[^a-z]/g, '');
export function check(name) { if (!/^[a-z]+$/.test(name)) throw new Error('bad'); }
export function wanted(request) { return request.query.name; }
`,
      },
    );
  });
});

describe('modules of the workspace in Python', () => {
  it('are reached by modules, packages, wildcards and instances', async () => {
    await checkMarks(
      'python',
      `from flask import request
from . import tools
from .package import launch, Store
from .tools import *
from .state import store
import app.jobs as jobs

def show():
    tools.launch(request.args["a"]) # !
    tools.safe(request.args["a"])
    launch(request.args["b"]) # !
    Store("ls").run(request.args["c"]) # !
    Store("ls").start()
    Store(request.args["d"]).start() # !
    run_all(request.args["e"]) # !
    store.run(request.args["f"]) # !
    jobs.run(name=request.args["g"]) # !
    jobs.run(kind=request.args["h"], name="ls")
    return ""
`,
      {
        '.tools':
          'import os\ndef launch(name):\n    os.system(name)\ndef safe(name):\n    os.system("ls")\ndef run_all(name):\n    os.system(name)\n',
        '.package': 'from .inner import launch\nfrom .store import Store\n',
        '.inner': 'import os\ndef launch(name):\n    os.system(name)\n',
        '.store':
          'import os\nclass Store:\n    def __init__(self, name):\n        self.name = name\n    def run(self, name):\n        os.system(name)\n    def start(self):\n        os.system(self.name)\n',
        '.state':
          'import os\nclass Store:\n    def run(self, name):\n        os.system(name)\nstore = Store()\n',
        'app.jobs': 'import os\ndef run(kind="a", name=None):\n    os.system(name)\n',
      },
    );
  });

  it('hand to other callers what these hand in, and not what a template would', async () => {
    await checkMarks(
      'python',
      `import os
from tags import keep_filters

def one(request):
    os.system(keep_filters("ls"))
    os.system(keep_filters(request.GET["a"])) # !
`,
      {
        tags: `from django import template
register = template.Library()

@register.simple_tag
def keep_filters(url):
    return url + "?kept"
`,
      },
    );
  });
});
