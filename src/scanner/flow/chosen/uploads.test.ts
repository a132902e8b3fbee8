import assert from 'node:assert/strict';
import { sharedScanner } from '../../testing.test.ts';
import { checkMarks } from '../marked.test.ts';

const server = (storage: string) => `const express = require('express');
const fs = require('node:fs');
const multer = require('multer');
const app = express();
const upload = multer(${storage});
`;

describe('an upload that Multer has stored', () => {
  it('lies under a name that is drawn, or in memory', async () => {
    await checkMarks(
      'javascript',
      `${server("{ dest: 'uploads/' }")}
app.post('/1', upload.single('f'), (req, res) => {
  fs.renameSync(req.file.path, '/srv/' + req.file.filename);
  const { filename } = req.file;
  fs.unlinkSync('/srv/' + filename);
  fs.readFileSync(req.file.buffer);
});
app.post('/2', upload.array('f'), (req, res) => {
  for (const file of req.files) fs.unlinkSync('/srv/' + file.filename);
});
app.post('/3', upload.single('f'), (req, res) => {
  fs.renameSync(req.file.path, '/srv/' + req.file.originalname); // !
  fs.readFileSync(req.file.buffer.toString()); // !
});
`,
    );
  });

  it('is no path where it is kept in memory', async () => {
    const code = `const AdmZip = require('adm-zip');
${server('{ storage: multer.memoryStorage() }')}
app.post('/1', upload.single('f'), (req, res) => {
  new AdmZip(req.file.buffer).getEntries();
  new AdmZip(req.file.originalname).getEntries();
});
`;
    const { findings } = (await sharedScanner()).scan('app.js', 'javascript', code);
    const lines = findings
      .filter(({ ruleId }) => ruleId === 'path-traversal')
      .map(({ range }) => range.startLine);

    assert.deepEqual(
      lines.map((line) => code.split('\n')[line]?.trim()),
      ['new AdmZip(req.file.originalname).getEntries();'],
    );
  });

  it('lies under the name of the client where the storage says so', async () => {
    const storage = `{
  storage: multer.diskStorage({
    destination: '/srv/uploads',
    filename(req, file, cb) {
      cb(null, 'a-' + file.originalname);
    },
  }),
}`;
    await checkMarks(
      'javascript',
      `${server(storage)}
app.post('/1', upload.single('f'), (req, res) => {
  fs.renameSync(req.file.path, '/srv/' + req.file.filename); // !
});
`,
    );
  });
});
