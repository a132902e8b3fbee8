function isUnsafe(key) {
  return ['__proto__', 'prototype', 'constructor'].indexOf(key) !== -1;
}

function deepMerge(a, b) {
  Object.keys(b).forEach(function (key) {
    if (isUnsafe(key)) return;
    if (b[key] && typeof b[key] === 'object' && Object.prototype.hasOwnProperty.call(a, key)) {
      deepMerge(a[key], b[key]);
    } else {
      a[key] = b[key];
    }
  });
  return a;
}

exports.deepMerge = deepMerge;
