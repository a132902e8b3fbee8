'use strict';

exports.verify = function (token, secretToken) {
  if (token.length !== secretToken.length) return false;
  for (var i = 0; i < token.length; i++) {
    if (token[i] !== secretToken[i]) return false;
  }
  return true;
};
