const User = require('../models/user');
const pick = require('lodash/pick');

exports.updateProfile = async (req, res) => {
  const user = await User.findById(req.user.id);
  Object.assign(user, pick(req.body, ['displayName', 'bio', 'avatarUrl']));
  await user.save();
  res.json({ displayName: user.displayName, bio: user.bio });
};
