const argon2 = require('argon2');
exports.register = async (req, res) => {
  const passwordHash = await argon2.hash(String(req.body.password), { type: argon2.argon2id });
  await req.app.locals.users.insert({ email: String(req.body.email), passwordHash });
  res.sendStatus(201);
};
