const mongojs = require('mongojs');
const db = mongojs('app', ['accounts']);

function lookup(criteria, cb) {
  db.accounts.findOne(criteria, cb);
}

exports.signIn = function (req, res) {
  var credentials = { user: req.body.user, pass: req.body.pass };
  lookup(credentials, function (err, account) {
    if (err || !account) return res.status(403).end();
    req.session.account = account._id;
    res.redirect('/home');
  });
};
