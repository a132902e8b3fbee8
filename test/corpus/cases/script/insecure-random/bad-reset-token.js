const { User } = require('./models');

function makeToken() {
  return Math.random().toString(36).slice(2);
}

exports.requestReset = async (email) => {
  const resetToken = makeToken();
  await User.update({ resetToken }, { where: { email } });
  return resetToken;
};
