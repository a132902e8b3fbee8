import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';

/** A file that says something in one function, and what another one is worth for it. */
const files: readonly (readonly [string, string, string, string])[] = [
  [
    'which parsers a program of Express has',
    `const express = require('express');
const app = express();
app.use(express.json());
function more() { app.use(parser()); }
app.post('/a', (req, res) => { res.send(req.body); });
`,
    'parser()',
    'express.text()',
  ],
  [
    'how uploads are named',
    `const fs = require('node:fs');
const multer = require('multer');
const app = require('express')();
const upload = multer({ storage: multer.diskStorage({ filename: (req, file, cb) => { cb(null, file.drawn); } }) });
app.post('/a', upload.single('f'), (req, res) => { fs.renameSync(req.file.path, '/srv/' + req.file.filename); });
`,
    'file.drawn',
    'file.originalname',
  ],
  [
    'who checks requests',
    `const Fastify = require('fastify');
const { Pool } = require('pg');
const app = Fastify();
const db = new Pool();
function start() { app.listen(80); }
app.get('/a/:id', { schema: { params: { type: 'object', properties: { id: { type: 'integer' } } } } }, async (req, reply) => {
  return db.query(\`SELECT * FROM t WHERE id = \${req.params.id}\`);
});
`,
    'app.listen(80)',
    'app.setValidatorCompiler(() => () => true)',
  ],
];

describe('a fact of the whole file', () => {
  for (const [title, text, before, after] of files) {
    it(`is asked again when another function changes ${title}`, async () => {
      const scanner = await sharedScanner();
      const found = ({ findings }: ReturnType<typeof scanner.scan>) =>
        findings.filter(({ steps, severity }) => steps.length > 0 && severity !== 'medium').length;
      const document = scanner.open('a.js', 'javascript', text);
      const first = found(document.scan());

      const startOffset = text.indexOf(before);
      document.edit([{ startOffset, endOffset: startOffset + before.length, newText: after }]);
      const second = document.scan();

      assert.deepEqual(second, scanner.scan('a.js', 'javascript', document.text));
      assert.equal(found(second), first + 1);
      document.dispose();
    });
  }
});
