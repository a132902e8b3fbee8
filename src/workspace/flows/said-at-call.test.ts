import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FileReport } from '../scan-result.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../workspace-scan.ts';

const shown = (files: readonly FileReport[]) =>
  files.flatMap((file) =>
    file.findings
      .filter(({ category }) => category === 'security')
      .map(({ ruleId, severity, range }) => `${file.path}:${range.startLine + 1} ${ruleId} ${severity}`),
  );

const tools = 'import os\n\n\ndef listing(folder):\n    os.system("ls " + folder)\n';
const view = `from django.http import HttpResponse
from tools import listing


def show(request):
    listing(request.GET["folder"])
    return HttpResponse("ok")
`;

describe('one flaw that a call and its sink in another file have', () => {
  let root: string;
  let scan: WorkspaceScan;

  before(() => {
    scan = createWorkspaceScan({ jobs: 1 });
  });
  beforeEach(() => {
    root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-flows-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  after(async () => await scan.dispose());

  async function found(files: Readonly<Record<string, string>>, only = '') {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const streamed: FileReport[] = [];
    const result = await scan.scan([path.join(root, only)], { onReport: (report) => streamed.push(report) });
    assert.deepEqual(shown(streamed).sort(), shown(result.files).sort());
    return shown(result.files);
  }

  it('is reported once, at the call, in a whole scan and while it runs', async () => {
    assert.deepEqual(await found({ 'tools.py': tools, 'views.py': view }), [
      'views.py:6 command-injection critical',
    ]);
  });

  it('is reported once in scripts as well', async () => {
    const files = {
      'ping.js':
        "const { exec } = require('child_process');\nmodule.exports = (host) => exec('ping ' + host);\n",
      'serve.js': `const app = require('express')();
const ping = require('./ping');
app.get('/', (req, res) => {
  ping(req.query.host);
  res.json([]);
});
`,
    };

    assert.deepEqual(await found(files), ['serve.js:4 command-injection critical']);
  });

  it('is reported at the sink where no call brings what a stranger sent', async () => {
    const own = 'from tools import listing\n\nlisting("/srv")\n';

    assert.deepEqual(await found({ 'tools.py': tools, 'main.py': own }), [
      'tools.py:5 command-injection medium',
    ]);
    assert.deepEqual(await found({ 'tools.py': tools, 'views.py': view }, 'tools.py'), [
      'tools.py:5 command-injection medium',
    ]);
  });

  it('leaves another sink in the same function, and a stranger of its own file', async () => {
    const two = `${tools}\n\ndef remove(folder):\n    os.system("rm " + folder)\n`;
    const own = `${tools}\n\ndef ask(line):\n    os.system(input() + line)\n`;

    assert.deepEqual(await found({ 'tools.py': two, 'views.py': view }), [
      'tools.py:9 command-injection medium',
      'views.py:6 command-injection critical',
    ]);
    assert.deepEqual(await found({ 'tools.py': own, 'views.py': view }), [
      'tools.py:9 command-injection medium',
      'views.py:6 command-injection critical',
    ]);
  });
});
