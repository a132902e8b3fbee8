import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';
import { js, py, type Sample } from './testing.test.ts';

/** What stands between source and sink, by the findings of a path. */
async function guardsIn([path, text]: Sample): Promise<readonly string[]> {
  const language = path.endsWith('.py') ? 'python' : 'javascript';
  const { findings } = (await sharedScanner()).scan(path, language, text);
  return findings.flatMap(({ ruleId, evidence, severity }) =>
    ruleId === 'path-traversal' && evidence?.kind === 'flow' ? [`${evidence.guard} ${severity}`] : [],
  );
}

const flask = `from flask import Flask, request
from checks import check_name, is_ok, log
app = Flask(__name__)

def thrown(name):
    check_name(name)

def asked(name):
    if not is_ok(name):
        raise ValueError(name)

def answered(name):
    return is_ok(name)

def either(name):
    if is_ok(name):
        log("a")
    else:
        log("b")

`;
const view = (check: string) =>
  py(
    `${flask}@app.get("/")\ndef show():\n    name = request.args["n"]\n${check}\n    return open(name).read()\n`,
  );

const express = `const express = require('express');
const fs = require('fs');
const { checkName, isOk, log } = require('./checks');
const app = express();
function thrown(name) { checkName(name); }
function asked(name) { if (!isOk(name)) throw new Error(name); }
`;
const get = (check: string) =>
  js(
    `${express}app.get('/', async (req, res) => { const name = req.query.n; ${check} res.send(fs.readFileSync(name)); });\n`,
  );

describe('a guard in a function that is called', () => {
  it('counts as one that was not read where its own check was not', async () => {
    for (const sample of [
      view('    check_name(name)'),
      view('    thrown(name)'),
      view('    asked(name)'),
      view('    if not answered(name):\n        return "no"'),
      view('    try:\n        thrown(name)\n    except ValueError:\n        return "no"'),
      get('checkName(name);'),
      get('await checkName(name);'),
      get('thrown(name);'),
      get('asked(name);'),
    ])
      assert.deepEqual(await guardsIn(sample), ['unread medium'], sample[1]);
  });

  it('does not count where it keeps nothing back', async () => {
    for (const sample of [
      view('    log(name)'),
      view('    either(name)'),
      view('    answered(name)'),
      view('    check_name(request.args["other"])'),
      view('    try:\n        thrown(name)\n    except ValueError:\n        pass'),
      get('log(name);'),
      get('if (isOk(name)) log(1);'),
    ])
      assert.deepEqual(await guardsIn(sample), ['none high'], sample[1]);
  });
});
