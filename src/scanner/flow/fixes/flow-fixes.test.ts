import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

const title = { path: 'Refuse paths outside of the folder', redirect: 'Redirect within this site only' };

/** Titles of the fixes of the findings of a text, in order, with those whose result is still reported. */
async function fixesOf(language: CodeLanguage, text: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  const scan = (code: string) => {
    const result = scanner.scan(`service.${language}`, language, code);
    assert.equal(result.partial, false, code);
    return result.findings.filter(({ ruleId }) => ruleId === 'path-traversal' || ruleId === 'open-redirect');
  };
  const findings = scan(text);
  return findings.flatMap(({ fixes }) =>
    fixes.map((fix) => {
      const edits = fix.edits.toSorted((a, b) => b.startOffset - a.startOffset);
      const fixed = edits.reduce(
        (at, { startOffset, endOffset, newText }) => at.slice(0, startOffset) + newText + at.slice(endOffset),
        text,
      );
      return scan(fixed).length < findings.length ? fix.title : `${fix.title}, still reported:\n${fixed}`;
    }),
  );
}

const express = "const fs = require('fs');\nconst app = require('express')();\n";
const flask =
  'import os\nfrom flask import Flask, request, redirect\napp = Flask(__name__)\n@app.get("/x")\ndef x():\n';

const fixed: readonly (readonly [string, CodeLanguage, string, string])[] = [
  [
    'a sum below a folder',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.createReadStream(__dirname + '/x/' + req.query.name).pipe(res);\n});\n`,
    title.path,
  ],
  [
    'a declared path that a callback reads',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  const file = '/srv/x/' + req.query.name;\n  fs.stat(file, () => {\n    fs.createReadStream(file).pipe(res);\n  });\n});\n`,
    title.path,
  ],
  [
    'a condition',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  if (!fs.readFileSync('/srv/' + req.query.name)) {\n    res.end();\n  }\n});\n`,
    title.path,
  ],
  [
    'a path that abspath made',
    'python',
    `${flask}    file = os.path.abspath(os.path.join("reports", request.args["name"]))\n    return open(file).read()\n`,
    title.path,
  ],
  [
    'a target with a default',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.redirect(req.query.next || '/');\n});\n`,
    title.redirect,
  ],
  [
    'a target that may be missing',
    'python',
    `${flask}    return redirect(request.args.get("next"))\n`,
    title.redirect,
  ],
];

const unfixed: readonly (readonly [string, CodeLanguage, string])[] = [
  [
    'a path without a folder',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.readFile(req.query.name, () => res.end());\n});\n`,
  ],
  [
    'an arrow without a block',
    'javascript',
    `${express}app.get('/', (req, res) => fs.createReadStream('/srv/' + req.query.name).pipe(res));\n`,
  ],
  [
    'a callback whose error nobody takes',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.stat('x', () => {\n    fs.createReadStream('/srv/' + req.query.name).pipe(res);\n  });\n});\n`,
  ],
  [
    'a path that may not be made',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  if (req.query.name && fs.readFileSync('/srv/' + req.query.name)) res.end();\n});\n`,
  ],
  [
    'a loop that makes it again',
    'python',
    `${flask}    while open("/srv/" + request.args["name"]).read():\n        pass\n`,
  ],
  [
    'the root of all files',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  fs.createReadStream('/' + req.query.name).pipe(res);\n});\n`,
  ],
  [
    'an address of another site',
    'javascript',
    `${express}app.get('/', (req, res) => {\n  res.redirect('https://' + req.query.host);\n});\n`,
  ],
];

describe('fixes of flows', () => {
  for (const [name, language, text, expected] of fixed)
    it(`fix ${name}`, async () => assert.deepEqual(await fixesOf(language, text), [expected]));
  for (const [name, language, text] of unfixed)
    it(`offer none for ${name}`, async () => {
      const found = (await sharedScanner()).scan(`service.${language}`, language, text).findings;

      assert.ok(found.some(({ ruleId }) => ruleId === 'path-traversal' || ruleId === 'open-redirect'));
      assert.deepEqual(await fixesOf(language, text), []);
    });
});
