import { checkMarks } from '../marked.test.ts';

const head = `import express from 'express';
import path from 'node:path';
import fs from 'node:fs';
import pg from 'pg';
const app = express();
const db = new pg.Pool();
`;

describe('a list of what is allowed', () => {
  it('holds behind a switch whose default leaves', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/1', async (req, res) => {
  switch (req.query.sort) { case 'a': case 'b': break; default: return res.sendStatus(400); }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.sort}\`));
});
app.get('/2', async (req, res) => {
  switch (String(req.query.sort)) { case 'a': case 'b': break; default: throw new Error(); }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${String(req.query.sort)}\`));
});
app.get('/3', async (req, res) => {
  switch (req.query.sort) { case 'a': case 'b': break; default: console.warn('unknown'); }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.sort}\`)); // !
});
app.get('/4', async (req, res) => {
  switch (req.query.sort) { case 'a': case 'b': break; }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.sort}\`)); // !
});
app.get('/5', async (req, res) => {
  switch (req.query.sort) { case 'a': break; case req.query.other: break; default: return res.sendStatus(400); }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.sort}\`)); // !
});
app.get('/6', async (req, res) => {
  switch (req.query.sort) { case 'a': case 'b': break; default: return res.sendStatus(400); }
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.other}\`)); // !
});
`,
    );
  });

  it('holds for the value whose text it was asked for', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/1', async (req, res) => {
  const column = ['name', 'date'].includes(String(req.query.sort)) ? String(req.query.sort) : 'name';
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${column}\`));
});
app.get('/2', async (req, res) => {
  if (!['name', 'date'].includes(String(req.query.sort))) return res.sendStatus(400);
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${req.query.sort}\`));
});
app.get('/3', async (req, res) => {
  const column = ['name', 'date'].includes(String(req.query.sort)) ? String(req.query.other) : 'name';
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${column}\`)); // !
});
app.get('/4', async (req, res) => {
  const column = ['name', 'date'].includes(String(req.query.sort)) ? 'name' : String(req.query.sort);
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${column}\`)); // !
});
app.get('/5', async (req, res) => {
  const column = ['name', 'date'].includes(parse(req.query.sort)) ? String(req.query.sort) : 'name';
  res.json(await db.query(\`SELECT * FROM t ORDER BY \${column}\`)); // !
});
`,
    );
  });
});

describe('a path without its steps out', () => {
  it('stays in the folder that it is joined to', async () => {
    await checkMarks(
      'typescript',
      `${head}
app.get('/1', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.(\\/|\\\\|$))+/, '');
  res.sendFile(path.join('/srv', f));
});
app.get('/2', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile(path.join(__dirname, 'files', f), () => res.end());
});
app.get('/3', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile('/srv/' + f, () => res.end());
});
app.get('/4', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile(f, () => res.end()); // !
});
app.get('/5', (req, res) => {
  const f = String(req.query.f).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile(path.join('/srv', f), () => res.end()); // !
});
app.get('/6', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])/, '');
  fs.readFile(path.join('/srv', f), () => res.end()); // !
});
app.get('/7', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile(path.resolve('/srv', f), () => res.end()); // !
});
app.get('/8', (req, res) => {
  const f = path.normalize(String(req.query.f)).replace(/^(\\.\\.[/\\\\])+/, '');
  fs.readFile(path.join(String(req.query.root), f), () => res.end()); // !
});
`,
    );
  });
});
