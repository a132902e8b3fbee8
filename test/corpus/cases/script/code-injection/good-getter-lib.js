'use strict';

module.exports = function compileGetter(path) {
  const keys = String(path).split('.');
  return function (obj) {
    return keys.reduce((acc, key) => (acc == null ? undefined : acc[key]), obj);
  };
};
