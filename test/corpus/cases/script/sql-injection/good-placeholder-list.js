const { Pool } = require('pg');
const pool = new Pool();

module.exports = async function byIds(req, res) {
  const ids = [].concat(req.query.id || []);
  const marks = ids.map((_, i) => `$${i + 1}`).join(', ');
  const result = await pool.query(`SELECT * FROM items WHERE id IN (${marks})`, ids);
  res.json(result.rows);
};
