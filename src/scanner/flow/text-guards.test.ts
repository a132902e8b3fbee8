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
  program(
    'let the browser open an address of the web, and no other program',
    `
    const { ipcMain, shell } = require('electron');
    ipcMain.on('open', (event, first, second, third, fourth, fifth) => {
      const web = new URL(first);
      if (web.protocol === 'https:') shell.openExternal(web.href);
      const mail = new URL(second);
      if (mail.protocol !== 'mailto:' && mail.protocol !== 'https:') return;
      shell.openExternal(mail.href);
      const local = new URL(third);
      if (local.protocol === 'file:') shell.openExternal(local.href); // !
      const other = new URL(fourth);
      if (other.protocol !== 'https:') shell.openExternal(other.href); // !
      const unasked = new URL(fifth);
      if (unasked.host === 'https:') console.log('odd');
      shell.openExternal(unasked.href); // !
    });`,
  ),
  program(
    'do not take the scheme of an address for its host',
    `
    module.exports.load = async (req, res) => {
      const address = new URL(req.query.address);
      if (address.protocol === 'https:') await fetch(address); // !
      res.end();
    };`,
  ),
]);

describePrograms('a beginning in JavaScript', 'javascript', [
  program(
    'leaves a path open that was joined to a folder below it',
    `
    const path = require('path');
    module.exports.load = (req, res) => {
      const above = path.join('/srv/www', req.query.a);
      if (above.startsWith('/srv/')) fs.readFileSync(above); // !
      const resolved = path.resolve('/srv/www', req.query.b);
      if (!resolved.startsWith('/srv')) return res.end();
      fs.readFileSync(resolved); // !
      const same = path.join('/srv/www/', req.query.c);
      if (same.startsWith('/srv/www/')) fs.readFileSync(same);
      const below = path.join('/srv/www', req.query.d);
      if (below.startsWith('/srv/www/public/')) fs.readFileSync(below);
      const root = '/srv/www';
      const named = path.join(root, req.query.e);
      if (named.startsWith('/srv/')) fs.readFileSync(named); // !
      let changed = path.join('/srv/www', req.query.f);
      changed = path.join('/srv', req.query.f);
      if (changed.startsWith('/srv/')) fs.readFileSync(changed);
      return res.end();
    };`,
  ),
]);

describePrograms('sources that stand under a condition', 'javascript', [
  program(
    'bring an address only where it is the page’s',
    `
    const address = new URL(location);
    document.body.innerHTML = address.searchParams.get('text'); // !
    const text = String(document.location);
    document.body.innerHTML = text; // !
    const own = new URL('https://shop.example/?text=a');
    document.body.innerHTML = own.searchParams.get('text');
    const name = String(settings.name);
    document.body.innerHTML = name;`,
  ),
  program(
    'bring what an attribute says, but for those that hold names',
    `
    const item = document.querySelector('.item');
    document.body.innerHTML = item.getAttribute('data-text'); // !
    document.body.innerHTML = item.getAttribute(settings.attribute); // !
    document.body.innerHTML = item.getAttribute('class');
    document.body.innerHTML = item.getAttribute('aria-label');`,
  ),
  program(
    'bring what jQuery reads, and nothing where it writes',
    `
    const $ = require('jquery');
    $('#out').html($('#in').attr('title')); // !
    $('#out').html($('#in').data('data-text')); // !
    $('#out').html($('#in').attr('id'));
    $('#out').html($('#in').attr('title', 'fixed'));`,
  ),
  program(
    'bring a trace, but not where somebody asks whether the program is developed',
    `
    const express = require('express');
    const app = express();
    app.use((error, req, res, next) => {
      res.status(500).json({ trace: error.stack }); // !
    });
    app.use((error, req, res, next) => {
      if (process.env.NODE_ENV === 'development') return res.status(500).json({ trace: error.stack });
      return res.status(500).end();
    });`,
  ),
]);
