'use strict';

exports.verify = function (token, secretToken) {
  if (token.length !== secretToken.length) return false;
  var diff = 0;
  for (var i = 0; i < token.length; i++) {
    diff |= token.charCodeAt(i) ^ secretToken.charCodeAt(i);
  }
  return diff === 0;
};
