const crypto = require('crypto');
exports.register = async (req, res) => {
  const passwordHash = crypto.createHash('sha256').update(req.body.password).digest('hex');
  await req.app.locals.users.insert({ email: String(req.body.email), passwordHash });
  res.sendStatus(201);
};
