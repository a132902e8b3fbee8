exports.compile = function (source) {
  var js = "var out='';";
  source.split(/\{\{(.+?)\}\}/).forEach(function (part, i) {
    if (i % 2) js += 'out += (' + part + ');';
    else js += 'out += ' + JSON.stringify(part) + ';';
  });
  js += 'return out;';
  return new Function('data', 'with (data) {' + js + '}');
};

exports.middleware = function (req, res) {
  res.end(exports.compile(req.body.template)(req.body.data));
};
