const Handlebars = require('handlebars');
const fs = require('fs');
const source = fs.readFileSync(__dirname + '/mail.hbs', 'utf8');
const template = Handlebars.compile(source);

exports.preview = function (req, res) {
  res.send(template({ heading: req.body.heading, content: req.body.content }));
};
