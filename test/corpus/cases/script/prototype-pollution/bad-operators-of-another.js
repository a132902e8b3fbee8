/** Copies each setting of each part: `{ mail: { host: '…' } }`. */
exports.applyParts = function applyParts(target, update) {
  for (const part of Object.keys(update)) {
    for (const name of Object.keys(update[part])) target[part][name] = update[part][name];
  }
};
