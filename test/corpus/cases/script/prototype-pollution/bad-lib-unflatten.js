exports.unflatten = function (flat, sep) {
  sep = sep || '.';
  var result = {};
  for (var path in flat) {
    var node = result;
    var parts = path.split(sep);
    while (parts.length > 1) {
      var p = parts.shift();
      node = node[p] = node[p] || {};
    }
    node[parts[0]] = flat[path];
  }
  return result;
};
