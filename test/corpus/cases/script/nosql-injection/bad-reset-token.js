const router = require('express').Router();
const Account = require('../models/Account');

router.post('/reset', function (req, res, next) {
  const { token, password } = req.body;
  Account.findOneAndUpdate({ resetToken: token }, { $set: { password: hash(password) } })
    .then((acc) => (acc ? res.sendStatus(204) : res.sendStatus(404)))
    .catch(next);
});

function hash(p) {
  return require('bcrypt').hashSync(p, 12);
}

module.exports = router;
