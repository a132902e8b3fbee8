'use strict';

module.exports = function compileGetter(path) {
  return new Function('obj', 'return obj.' + path + ';');
};
