const knex = require('./knex');

exports.signup = async (req, res) => {
  const [id] = await knex('users').insert(req.body).returning('id');
  res.status(201).json({ id });
};
