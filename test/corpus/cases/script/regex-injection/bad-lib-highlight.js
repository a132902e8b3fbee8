module.exports = function highlight(text, words) {
  var re = new RegExp('\\b(' + words.join('|') + ')\\b', 'gi');
  return text.replace(re, '**$1**');
};

require('http').createServer(function (req, res) {
  var u = new URL(req.url, 'http://x');
  res.end(module.exports(u.searchParams.get('t') || '', u.searchParams.getAll('w')));
}).listen(8080);
