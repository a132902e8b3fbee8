function assign(obj, path, value) {
  var keys = path.split('.');
  var last = keys.pop();
  keys.forEach(function (key) {
    if (key === '__proto__') return;
    if (!obj[key]) obj[key] = {};
    obj = obj[key];
  });
  obj[last] = value;
}

module.exports = assign;
