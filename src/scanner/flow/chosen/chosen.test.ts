import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

const paths: Partial<Record<CodeLanguage, string>> = { javascript: 'app.js', python: 'app.py' };

async function found(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const { findings } = (await sharedScanner()).scan(paths[language] ?? '', language, code);
  return findings
    .filter(({ category, steps }) => category === 'security' && steps.length > 0)
    .map(({ ruleId, range, severity }) => `${range.startLine + 1} ${ruleId} ${severity}`);
}

const app = "const path = require('node:path');\nconst app = require('express')();\n";
const handler = (body: string) => `app.get('/:name', (req, res) => {\n  ${body}\n});\n`;

describe('what a stranger chooses by name', () => {
  it('is one of the functions of a table that is written here, so that a wrong name is an error', async () => {
    const code = `${app}const table = { list: (req, res) => res.json([]) };\n${handler('table[req.params.name](req, res); res.json([]);')}`;

    assert.deepEqual(await found('javascript', code), ['5 unsafe-reflection medium']);
  });

  it('is anything where the table takes in what others export, or is written again', async () => {
    const taken = `${app}const table = { ...require('./others') };\n${handler('table[req.params.name](req, res); res.json([]);')}`;
    const again = `${app}let table = { a: null };\ntable = require('./others');\n${handler('table[req.params.name](req, res); res.json([]);')}`;

    assert.deepEqual(await found('javascript', taken), ['5 unsafe-reflection high']);
    assert.deepEqual(await found('javascript', again), ['6 unsafe-reflection high']);
  });

  it('is data where the name ends in .json, and code under any other', async () => {
    const load = (end: string) =>
      `${app}${handler(`res.json(require(path.join('themes', req.params.name, '${end}')));`)}`;

    assert.deepEqual(await found('javascript', load('theme.json')), ['4 path-traversal medium']);
    assert.deepEqual(await found('javascript', load('theme')), ['4 unsafe-reflection high']);
    const written = `${app}${handler('res.json(require(`./themes/${req.params.name}.json`));')}`;
    assert.deepEqual(await found('javascript', written), ['4 path-traversal medium']);
  });

  it('is a view behind a folder of ours, and whatever the engine takes without one', async () => {
    const view = (name: string) => `${app}${handler(`res.render(${name});`)}`;

    assert.deepEqual(await found('javascript', view("'admin/' + req.params.name")), [
      '4 path-traversal medium',
    ]);
    assert.deepEqual(await found('javascript', view('req.query.name')), ['4 template-injection critical']);
    assert.deepEqual(await found('javascript', view("'page', req.query")), ['4 template-injection critical']);
  });
});

describe('a text behind one of ours', () => {
  it('is no markup to jQuery where that begins a selector', async () => {
    const code = `$('.tabs a[href="' + location.hash + '"]').show();
$(\`#tab-\${location.hash}\`).show();
$('<a>' + location.hash).show();
$('  ' + location.hash).show();
`;

    assert.deepEqual(await found('javascript', code), [
      '3 cross-site-scripting high',
      '4 cross-site-scripting high',
    ]);
  });

  it('is an argument of our program where it is added to the list that names this', async () => {
    const code = `import subprocess
from django.http import HttpResponse


def update(request):
    subprocess.run(["snapper", "set"] + request.POST.getlist("config"), check=True)
    return HttpResponse("ok")


def any_program(request):
    subprocess.run(request.POST.getlist("config") + ["--now"], check=True)
    return HttpResponse("ok")


def shell(request):
    subprocess.run(["sh", "-c"] + request.POST.getlist("config"), check=True)
    return HttpResponse("ok")
`;

    assert.deepEqual(await found('python', code), [
      '11 command-injection critical',
      '16 command-injection critical',
    ]);
  });

  it('leads out of no folder where a pattern of Unicode lets no separator through', async () => {
    const read = (pattern: string) => `${app}const fs = require('node:fs');
${handler(`const name = req.params.name?.match(${pattern});
  res.json(fs.readFileSync(path.join('fonts', name?.[0] || 'none', 'a.pbf')));`)}`;

    assert.deepEqual(await found('javascript', read('/^[\\p{L}\\p{N} .-]+$/u')), []);
    assert.deepEqual(await found('javascript', read('/^[\\p{L}/.]+$/u')), ['6 path-traversal medium']);
    assert.deepEqual(await found('javascript', read('/^\\P{L}+$/u')), ['6 path-traversal medium']);
  });
});
