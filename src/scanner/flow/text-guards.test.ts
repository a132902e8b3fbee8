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
]);
