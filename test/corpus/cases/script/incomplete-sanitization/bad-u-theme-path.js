const path = require('path');

exports.themeFile = (name) => path.join('/srv/themes', name.replace(/\.\.\//g, ''), 'index.css');
