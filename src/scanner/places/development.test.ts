import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

async function severities(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings.filter(({ ruleId }) => ruleId === 'path-traversal').map(({ severity }) => severity);
}

const start = `const fs = require('node:fs');
const app = require('express')();
const config = require('./config');
`;
const route = (path = "'/files'") =>
  `app.post(${path}, (req, res) => { fs.unlinkSync(req.body.file); res.json({}); });`;
const inHandler = (condition: string) =>
  `app.post('/files', (req, res) => { if (${condition}) { fs.unlinkSync(req.body.file); } res.json({}); });`;

const lowered = [
  `if (config.dev) { ${route()} }`,
  `if (process.env.NODE_ENV !== 'production') { ${route()} }`,
  `if (process.env.NODE_ENV === 'development' && config.files) { ${route()} }`,
  `if (process.env.NODE_ENV === 'production') { app.use(log); } else { ${route()} }`,
  `if (app.get('env') === 'development') ${route()}`,
  `config.isDev && ${route()}`,
  `function register() { if (!config.dev) return; ${route()} }`,
  `function register() { if (process.env.NODE_ENV === 'production') { return; } ${route()} }`,
  route("'/testing/remove'"),
  route("'/__test/remove'"),
  inHandler('config.dev'),
  `function remove(file) { fs.unlinkSync(file); }
if (config.dev) { app.post('/files', (req, res) => { remove(req.body.file); res.json({}); }); }`,
];
const kept = [
  `if (config.files) { ${route()} }`,
  `if (config.dev) { app.use(log); } else { ${route()} }`,
  `if (config.dev || config.files) { ${route()} }`,
  `if (process.env.NODE_ENV === 'production') { ${route()} }`,
  `if (process.env.NODE_ENV !== 'development') { ${route()} }`,
  `function register() { if (config.dev) return; ${route()} }`,
  `function register() { if (!config.dev) { app.use(log); } ${route()} }`,
  `if (config.debug) { ${route()} }`,
  route("'/tests/remove'"),
  route("'/contesting/remove'"),
  inHandler('req.query.dev'),
  inHandler("req.query.env === 'development'"),
  `app.post('/files', (req, res) => { const isDev = req.query.dev; if (isDev) { fs.unlinkSync(req.body.file); } res.json({}); });`,
  `function remove(file) { fs.unlinkSync(file); }
if (config.dev) { app.post('/files', (req, res) => { remove(req.body.file); res.json({}); }); }
app.post('/all', (req, res) => { const { body } = req; const { file } = body; remove(file); res.json({}); });`,
];

const python = (decorator: string, body: string) => `import os
from flask import Flask, request
app = Flask(__name__)


${decorator}
def files():
    ${body}
    return ""
`;
const remove = 'os.remove(request.args["f"])';
const nested = (condition: string) => `import os
from django.conf import settings
from flask import Flask, request
app = Flask(__name__)

if ${condition}:
    @app.route("/files")
    def files():
        ${remove}
        return ""
`;

describe('what is there in development only', () => {
  for (const body of lowered)
    it(`counts as medium: ${body}`, async () => {
      assert.deepEqual(await severities('javascript', start + body), ['medium']);
    });
  for (const body of kept)
    it(`counts in full where users reach it: ${body}`, async () => {
      assert.deepEqual(await severities('javascript', start + body), ['high']);
    });

  it('is known in Python by the setting DEBUG and by the route', async () => {
    for (const condition of [
      'app.debug',
      'settings.DEBUG',
      'not settings.PRODUCTION',
      'os.environ["ENV"] == "dev"',
    ])
      assert.deepEqual(await severities('python', nested(condition)), ['medium'], condition);
    for (const condition of ['not app.debug', 'settings.FILES', 'os.environ["ENV"] == "production"'])
      assert.deepEqual(await severities('python', nested(condition)), ['high'], condition);
    assert.deepEqual(await severities('python', python('@app.route("/testing/files")', remove)), ['medium']);
    assert.deepEqual(await severities('python', python('@app.route("/files")', remove)), ['high']);
    const early = `if not app.debug:\n        return "no"\n    ${remove}`;
    assert.deepEqual(await severities('python', python('@app.route("/files")', early)), ['medium']);
  });
});
