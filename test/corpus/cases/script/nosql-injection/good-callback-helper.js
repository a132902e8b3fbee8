const mongojs = require('mongojs');
const db = mongojs('app', ['accounts']);

function lookup(criteria, cb) {
  db.accounts.findOne(criteria, cb);
}

exports.byName = function (req, res) {
  var criteria = { user: `${req.body.user}` };
  lookup(criteria, function (err, account) {
    if (err || !account) return res.status(404).end();
    res.json({ id: account._id });
  });
};
