'use strict';

exports.isNumberList = function (input) {
  return /^(\d|\d\d|,)*;$/.test(input);
};
