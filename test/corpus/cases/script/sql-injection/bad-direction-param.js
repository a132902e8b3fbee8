const { Pool } = require('pg');
const pool = new Pool();

function orderClause(query) {
  const column = query.sort === 'price' ? 'price_cents' : 'created_at';
  const dir = query.dir || 'DESC';
  return `${column} ${dir}`;
}

exports.list = async (req, res) => {
  const sql = `SELECT id, title FROM listings WHERE city = $1 ORDER BY ${orderClause(req.query)}`;
  const { rows } = await pool.query(sql, [req.query.city]);
  res.json(rows);
};
