const stamps = ['createdAt', 'updatedAt'];

/** Sets the time in each part of an update: `{ 'items.0': {…} }`. */
exports.stampParts = function stampParts(update, options, now) {
  const wanted = stamps.map((name) => options[name] || name);
  for (const key of Object.keys(update)) {
    if (update[key] === null || typeof update[key] !== 'object') continue;
    for (const name of wanted) update[key][name] = now;
  }
};

exports.stampChild = function stampChild(update, path, field, now) {
  const [parent, child] = path.split('/');
  update[parent + '.' + child][field] = now;
};
