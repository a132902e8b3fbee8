const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

module.exports = function set(obj, path, value) {
  const keys = (Array.isArray(path) ? path : path.split('.')).map(String);
  if (keys.some((k) => FORBIDDEN.has(k))) {
    return obj;
  }
  let cur = obj;
  for (let i = 0; i < keys.length - 1; i++) {
    const key = keys[i];
    if (cur[key] === undefined) {
      cur[key] = {};
    }
    cur = cur[key];
  }
  cur[keys[keys.length - 1]] = value;
  return obj;
};
