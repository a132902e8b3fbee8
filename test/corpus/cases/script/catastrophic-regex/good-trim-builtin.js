'use strict';

module.exports = function trimRight(str) {
  return str.trimEnd();
};
