const path = require('path');

exports.themeFile = (name) => {
  if (!/^[a-z-]+$/.test(name)) throw new RangeError('no such theme');
  return path.join('/srv/themes', name, 'index.css');
};
