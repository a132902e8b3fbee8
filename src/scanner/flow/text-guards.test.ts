import { describePrograms, program } from './marked.test.ts';

describePrograms('guards by text in JavaScript', 'javascript', [
  program(
    'keep a redirect on the site only when no second slash may follow',
    `
    const local = /^\\/(?![/\\\\])[\\w/-]*$/;
    const word = /^\\/[a-z]+$/;
    const loose = /^\\/[\\w/-]*$/;
    const isLocal = (target) => target.startsWith('/');
    const isSite = (target) => target.startsWith('/') && !target.startsWith('//');
    module.exports.go = (req, res) => {
      const a = req.query.a;
      const b = req.query.b;
      const c = req.query.c;
      const d = req.query.d;
      const e = req.query.e;
      res.redirect(local.test(a) ? a : '/');
      if (!word.test(b)) return res.end();
      res.redirect(b);
      if (loose.test(c)) res.redirect(c); // !
      if (isLocal(d)) res.redirect(d); // !
      if (isSite(e)) res.redirect(e);
      return res.end();
    };`,
  ),
  program(
    'are assertions',
    `
    const assert = require('node:assert');
    module.exports.run = (req, res) => {
      const { a, b, c, d } = req.query;
      assert.match(a, /^(?:ls|pwd)$/);
      exec(a);
      assert.match(b, /(?:ls|pwd)/);
      exec(b); // !
      assert(['ls', 'pwd'].includes(c));
      exec(c);
      assert.notEqual(d, 'rm');
      exec(d); // !
      res.end();
    };`,
  ),
  program(
    'know a host by its end from the dot on',
    `
    const isTenant = (url) => url.protocol === 'https:' && url.hostname.endsWith('.tenants.example.com');
    const isAlike = (url) => url.protocol === 'https:' && url.hostname.endsWith('example.com');
    module.exports.load = async (req, res) => {
      const first = new URL(req.query.first);
      if (isTenant(first)) await fetch(first);
      const second = new URL(req.query.second);
      if (isAlike(second)) await fetch(second); // !
      const third = new URL(req.query.third);
      if (third.hostname.endsWith('.example.com')) await fetch(third);
      const fourth = req.query.fourth;
      if (fourth.endsWith('.example.com')) await fetch(fourth); // !
      res.end();
    };`,
  ),
  program(
    'refuse the keys of the prototype',
    `
    const forbidden = new Set(['__proto__', 'constructor', 'prototype']);
    const some = new Set(['length', 'name']);
    const tree = {};
    module.exports.save = (req, res) => {
      const { a, b, name, value } = req.body;
      if (!forbidden.has(a)) tree[a][name] = value;
      if (!some.has(b)) tree[b][name] = value; // !
      res.end();
    };`,
  ),
  program(
    'know in a helper that a path is its folder or lies in it',
    `
    const inside = (root, name) => {
      const file = path.resolve(root, name);
      if (file !== root && !file.startsWith(root + path.sep)) throw new Error('outside');
      return file;
    };
    const loose = (root, name) => {
      const file = path.resolve(root, name);
      if (file === root) console.log('the folder itself');
      return file;
    };
    const same = (given, wanted) => {
      if (given !== wanted) throw new Error('other');
      return given;
    };
    const isInside = (root, name) => {
      const file = path.resolve(root, name);
      return file.startsWith(root + path.sep);
    };
    module.exports.asked = (req, res) => {
      const { name } = req.query;
      if (isInside('/srv/files', name)) fs.readFileSync(path.join('/srv/files', name));
      else fs.readFileSync(path.join('/srv/files', name)); // !
      res.end();
    };
    module.exports.load = (req, res) => {
      fs.readFileSync(inside('/srv/files', req.query.name));
      fs.readFileSync(loose('/srv/files', req.query.name)); // !
      fs.readFileSync(inside(req.query.root, req.query.name)); // !
      fs.readFileSync(same(req.query.name, req.query.other)); // !
      res.end();
    };`,
  ),
]);
