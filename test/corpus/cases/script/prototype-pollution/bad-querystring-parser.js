exports.parse = function (str) {
  var out = {};
  str.replace(/^\?/, '').split('&').forEach(function (pair) {
    var kv = pair.split('=');
    var name = decodeURIComponent(kv[0]);
    var m = name.match(/^([^\[]+)\[([^\]]+)\]$/);
    if (m) {
      out[m[1]] = out[m[1]] || {};
      out[m[1]][m[2]] = decodeURIComponent(kv[1] || '');
    } else {
      out[name] = decodeURIComponent(kv[1] || '');
    }
  });
  return out;
};
