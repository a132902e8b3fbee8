const _ = require('lodash');

exports.preview = function (req, res) {
  const compiled = _.template('<h1>' + req.body.heading + '</h1><%= content %>');
  res.send(compiled({ content: 'Lorem' }));
};
