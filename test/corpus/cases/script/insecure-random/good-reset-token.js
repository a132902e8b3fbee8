const crypto = require('node:crypto');
const { User } = require('./models');

exports.requestReset = async (email) => {
  const resetToken = crypto.randomBytes(32).toString('hex');
  await User.update({ resetToken }, { where: { email } });
  return resetToken;
};
