'use strict';

module.exports = function trimRight(str) {
  return str.replace(/[\s\uFEFF]+$/g, '');
};
