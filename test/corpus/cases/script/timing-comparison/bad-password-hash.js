const crypto = require('node:crypto');

exports.login = async (users, name, password) => {
  const user = await users.findOne({ where: { name: String(name) } });
  if (!user) return null;
  const passwordHash = crypto.scryptSync(password, user.salt, 64).toString('hex');
  return passwordHash === user.passwordHash ? user : null;
};
