import { describePrograms, program } from './marked.test.ts';

describePrograms('keys that lead to what all objects inherit from', 'javascript', [
  program(
    'are followed down a path that a caller gives, however the walk is written',
    `
    exports.loop = (root, path, value) => {
      const keys = path.split('.');
      let node = root;
      for (let i = 0; i < keys.length - 1; i += 1) node = node[keys[i]] = node[keys[i]] || {};
      node[keys[keys.length - 1]] = value; // !
    };
    exports.shifted = function (flat) {
      const result = {};
      for (const path in flat) {
        const parts = path.split('/');
        let at = result;
        while (parts.length > 1) {
          const part = parts.shift();
          at = at[part] ??= {};
        }
        at[parts[0]] = flat[path]; // !
      }
      return result;
    };
    exports.reduced = (tree, path, value) =>
      path.split(':').reduce((node, key, i, all) => {
        if (i === all.length - 1) node[key] = value; // !
        return node[key];
      }, tree);
    exports.parsed = (text) => {
      const out = {};
      text.split('&').forEach((pair) => {
        const found = /^(\\w+)\\[(\\w+)\\]=(.*)$/.exec(pair);
        if (found) (out[found[1]] = out[found[1]] || {})[found[2]] = found[3];
        if (found) out[found[1]][found[2]] = found[3]; // !
      });
      return out;
    };`,
  ),
  program(
    'are a caller’s own matter where they are arguments, or nothing is written under a key of theirs',
    `
    const handlers = { read: {}, write: {} };
    exports.register = (type, name, handler) => {
      handlers[type][name] = handler;
    };
    exports.read = (root, path) => path.split('.').reduce((node, key) => node?.[key], root);
    exports.count = (words) => {
      const counts = {};
      for (const word of words.split(' ')) counts[word] = (counts[word] ?? 0) + 1;
      return counts;
    };`,
  ),
  program(
    'are harmless once the dangerous ones are refused, one by one or as a list',
    `
    const refused = new Set(['__proto__', 'constructor', 'prototype']);
    exports.each = (root, path, value) => {
      let node = root;
      const keys = path.split('.');
      const last = keys.pop();
      if (refused.has(last)) return;
      for (const key of keys) {
        if (key === '__proto__' || key === 'constructor' || key === 'prototype') return;
        node = node[key] ??= {};
      }
      node[last] = value;
    };
    exports.list = (root, path, value) => {
      const keys = path.split('.');
      if (keys.some((key) => refused.has(key))) return;
      const last = keys.pop();
      let node = root;
      for (const key of keys) node = node[key] ??= {};
      node[last] = value;
    };
    exports.pattern = (root, path, value) => {
      if (/__proto__|constructor|prototype/.test(path)) return;
      const keys = path.split('.');
      let node = root;
      while (keys.length > 1) node = node[keys.shift()];
      node[keys[0]] = value;
    };
    exports.bare = (path, value) => {
      const root = Object.create(null);
      const [first, second] = path.split('.');
      root[first] = Object.create(null);
      root[first][second] = value;
      return root;
    };`,
  ),
  program(
    'are harmless where the object has them itself, or where a text in them is in none of the dangerous ones',
    `
    const path = require('node:path');
    exports.own = (operators, stamp) => {
      for (const key of Object.keys(operators)) operators[key][stamp] = 1;
      for (const key in operators) operators[key][stamp] = 1;
      const names = Object.keys(operators);
      names.forEach((name) => {
        operators[name][stamp] = 1;
      });
    };
    exports.copied = (operators, others, stamp) => {
      for (const key of Object.keys(others)) operators[key][stamp.split('.')[0]] = 1; // !
    };
    exports.put = (root, path, value) => {
      const [first, second] = path.split('/');
      root[first + '.' + second][second] = value;
      root[\`user:\${first}\`][second] = value;
      const whole = first + '.' + second;
      root[whole][second] = value;
      root[first + second][first] = value; // !
    };
    exports.rewritten = (root, file, name) => {
      const relative = file.split('\\\\').join('/');
      root[relative][name] = 1;
      const local = path.relative(__dirname, file).split(path.sep).join('/');
      root[local][name] = 1;
      for (const part of file.split('/')) root[part][name] = 1; // !
    };`,
  ),
  program(
    'are followed through a text that is split and joined many times',
    `
    exports.rewritten = (root, text, name) => {
      const part = text${".split('a').join('b')".repeat(40)}.split('/')[0];
      root[part][name] = 1; // !
      root[${Array.from({ length: 40 }, () => 'name').join(' + ')}][name] = 1;
    };`,
  ),
  program(
    'come from a request as texts too',
    `
    const settings = {};
    exports.save = (req, res) => {
      const { section, name } = req.params;
      settings[section][name] = req.body.value; // !
      res.end();
    };`,
  ),
]);
