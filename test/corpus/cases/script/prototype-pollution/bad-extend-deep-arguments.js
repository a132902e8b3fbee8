var slice = [].slice;

module.exports = function extend(deep) {
  var args = slice.call(arguments, 1);
  var dst = args.shift();
  args.forEach(function (src) {
    Object.keys(src).forEach(function (k) {
      var v = src[k];
      if (deep && v && typeof v === 'object') {
        dst[k] = extend(true, dst[k] || {}, v);
      } else {
        dst[k] = v;
      }
    });
  });
  return dst;
};
