const { User } = require('../models');

module.exports = async function update(req, res) {
  await User.update(req.body, {
    where: { id: req.session.userId },
    fields: ['displayName', 'timezone'],
  });
  res.sendStatus(204);
};
