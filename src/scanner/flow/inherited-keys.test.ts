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
