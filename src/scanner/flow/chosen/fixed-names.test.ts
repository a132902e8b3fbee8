import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

async function severities(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings.filter(({ ruleId }) => ruleId === 'path-traversal').map(({ severity }) => severity);
}

const script = (body: string) => `const path = require('node:path');
const fs = require('node:fs');
const { mkdirp } = require('mkdirp');
const app = require('express')();
app.post('/files', (req, res) => {
  const folder = req.query.path;
  ${body}
  res.json({});
});
`;
const python = (body: string) => `import os
from pathlib import Path
from flask import Flask, request
app = Flask(__name__)


@app.route("/files")
def files():
    folder = request.args["d"]
    ${body}
    return ""
`;

const fixedScript = [
  "fs.readFileSync(path.join(folder, '.gitignore'));",
  "fs.writeFileSync(path.join(folder, '.gitignore'), req.body.text);",
  "fs.readFileSync(path.resolve(folder, 'config', 'settings.json'));",
  'const file = `' + '$' + "{folder}/notes.txt`; fs.appendFileSync(file, 'x');",
  "fs.readFileSync(folder + '/notes.txt');",
  "fs.readFileSync(folder + path.sep + 'notes.txt');",
];
const chosenScript = [
  'fs.readFileSync(path.join(folder, req.query.name));',
  "fs.readFileSync(path.join('notes.txt', folder));",
  "fs.readFileSync(folder + '.json');",
  'fs.readFileSync(`data/' + '$' + '{folder}.json`);',
  "fs.readFileSync(folder + 'notes.txt');",
  "let file = path.join(folder, 'a.txt'); if (req.query.x) file = folder; fs.readFileSync(file);",
  "fs.copyFileSync(path.join(folder, 'a.txt'), req.query.to);",
  "fs.readFileSync(path.join(folder, '.env'));",
  "fs.writeFileSync(path.join(folder, 'index.js'), req.body.text);",
  "fs.rmSync(path.join(folder, '..'), { recursive: true });",
  'fs.unlinkSync(folder);',
  'fs.createReadStream(folder).pipe(res);',
  'fs.rmdirSync(folder);',
];
const foldersScript = [
  'fs.readdirSync(folder);',
  'fs.mkdirSync(folder, { recursive: true });',
  'fs.promises.readdir(folder);',
  'fs.opendirSync(folder);',
  'mkdirp(folder);',
];
const fixedPython = [
  'open(os.path.join(folder, "settings.json")).read()',
  'open(f"{folder}/settings.json").read()',
  '(Path(folder) / "settings.json").read_text()',
  'Path(folder, "settings.json").write_text("{}")',
  'os.remove(os.path.join(folder, "notes.txt"))',
];
const chosenPython = [
  'open(os.path.join("settings.json", folder)).read()',
  'open(f"data/{folder}.json").read()',
  '(Path("data") / folder).read_text()',
  'open(os.path.join(folder, "id_rsa.pem")).read()',
  'os.remove(folder)',
];
const foldersPython = ['os.listdir(folder)', 'os.makedirs(folder)', 'Path(folder).mkdir()'];

describe('a folder that others choose', () => {
  for (const body of [...fixedScript, ...foldersScript])
    it(`leads to files of one name, or to none: ${body}`, async () => {
      assert.deepEqual(await severities('javascript', script(body)), ['medium']);
    });
  for (const body of chosenScript)
    it(`leads anywhere: ${body}`, async () => {
      assert.ok((await severities('javascript', script(body))).includes('high'));
    });
  for (const body of [...fixedPython, ...foldersPython])
    it(`leads in Python to files of one name, or to none: ${body}`, async () => {
      assert.deepEqual(await severities('python', python(body)), ['medium']);
    });
  for (const body of chosenPython)
    it(`leads in Python anywhere: ${body}`, async () => {
      assert.deepEqual(await severities('python', python(body)), ['high']);
    });
});
