import { describePrograms, program } from './marked.test.ts';

describePrograms('flows of scripts', 'javascript', [
  program(
    'go on in what a pattern finds, of no more than its characters',
    `
    exports.run = (req, res) => {
      const found = /name=([^&]*)/.exec(req.query.text);
      exec('ls ' + found[1]); // !
      const [, id] = req.query.text.match(/^id=(\\d+)$/) ?? [];
      exec('ls ' + id);
      exec('ls ' + req.query.text.match(/name=(.*)/)[1]); // !
    };`,
  ),
  program(
    'are open again after what was checked is decoded',
    `
    exports.read = (req, res) => {
      const { name, plain } = req.query;
      if (name.includes('..') || plain.includes('..')) return res.end();
      fs.readFileSync('/srv/' + decodeURIComponent(name)); // !
      fs.readFileSync('/srv/' + plain);
    };`,
  ),
  program(
    'pass through handlers inside of a promise',
    `
    const { createServer } = require('http');
    const read = (req) =>
      new Promise((resolve) => {
        let text = '';
        req.on('end', () => resolve(text));
        req.setEncoding('utf8').on('data', (part) => (text += part));
      });
    createServer(async (req, res) => {
      exec('ls ' + (await read(req))); // !
      exec('ls ' + (await new Promise((resolve) => setTimeout(() => resolve('a'), 1))));
    });`,
  ),
  program(
    'are carried from one handler to the next',
    `
    const app = require('express')();
    app.use((req, res, next) => {
      res.locals.tenant = req.get('x-tenant');
      res.locals.started = Date.now();
      req.folder = req.query.folder;
      next();
    });
    app.get('/', (req, res) => {
      const { tenant } = res.locals;
      exec('ls ' + tenant); // !
      exec('ls ' + req.folder); // !
      exec('ls ' + res.locals.started);
    });`,
  ),
  program(
    'pass through calls of what the module exports',
    `
    module.exports.list = (folder) => exec('ls ' + folder); // !
    module.exports.handle = (req, res) => module.exports.list(req.query.folder);`,
  ),
]);

describePrograms('guards of scripts', 'javascript', [
  program(
    'prove nothing of a whole by a piece of it',
    `
    exports.go = (req, res) => {
      const { a, b, c } = req.query;
      if (a[0] !== '/') return res.end();
      res.redirect(a); // !
      if (b.charAt(0) === '/') res.redirect(b); // !
      const url = new URL(c);
      if (url.pathname === '/done') res.redirect(c); // !
      if (url.hostname === 'shop.example') res.redirect(c);
      return res.end();
    };`,
  ),
  program(
    'ask for the beginning of a way that was worked out',
    `
    const path = require('path');
    const root = '/srv/files/';
    exports.get = (req, res) => {
      const raw = root + req.query.a;
      if (raw.startsWith(root)) fs.readFileSync(raw); // !
      const whole = path.resolve(root, req.query.b);
      if (whole.startsWith(root)) fs.readFileSync(whole);
      const cut = path.join(root, req.query.c);
      if (cut.slice(0, root.length) === root) fs.readFileSync(cut);
      const relative = path.relative(root, path.join(root, req.query.d));
      if (relative.split(path.sep)[0] !== '..') fs.readFileSync(relative);
      const file = path.resolve(root, req.query.f);
      const way = path.relative(root, file);
      if (way !== '' && (way.startsWith('..') || path.isAbsolute(way))) return res.end();
      fs.readFileSync(file);
      const other = path.resolve(root, req.query.g);
      const far = path.relative(root, other);
      if (far && far.startsWith('..')) return res.end();
      fs.readFileSync(other);
      const free = path.resolve(root, req.query.h);
      const from = path.relative(root, free);
      if (from !== '' && from.startsWith('tmp')) return res.end();
      fs.readFileSync(free); // !
      const name = req.query.e;
      if (name.indexOf('..') !== -1) return res.end();
      fs.readFileSync(root + name);
    };`,
  ),
  program(
    'quote for a shell with single quotes alone',
    `
    const quote = (text) => "'" + text.replace(/'/g, "'\\\\''") + "'";
    const escape = (text) => '"' + text.replace(/"/g, '\\\\"') + '"';
    exports.run = (req, res) => {
      exec('say ' + quote(req.query.text));
      exec('say ' + escape(req.query.text)); // !
    };`,
  ),
  program(
    'go through an answer that is awaited in brackets',
    `
    module.exports.run = async (req, res) => {
      const { a } = await (await read(req)).json();
      exec(a);
      exec(await (req.query.b)); // !
      const text = await (await Promise.resolve(req.query)).c.trim();
      exec(text); // !
    };`,
  ),
]);
