'use strict';

function Query(items) {
  this.items = items;
}

Query.prototype.where = function (expr) {
  if (typeof expr === 'function') return new Query(this.items.filter(expr));
  var test = new Function('item', 'with (item) { return ' + expr + '; }');
  return new Query(this.items.filter(test));
};

exports.from = function (items) {
  return new Query(items);
};

require('http').createServer(function (req, res) {
  var q = new URL(req.url, 'http://x').searchParams.get('filter');
  res.end(JSON.stringify(exports.from([{ a: 1 }, { a: 2 }]).where(q).items));
}).listen(8080);
