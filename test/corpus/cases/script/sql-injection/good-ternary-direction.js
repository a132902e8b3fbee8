const { Pool } = require('pg');
const pool = new Pool();

const FIELDS = { newest: 'created_at', price: 'price_cents' };

function orderClause(query) {
  const column = FIELDS[query.sort === 'price' ? 'price' : 'newest'];
  const dir = query.dir === 'asc' ? 'ASC' : 'DESC';
  return `${column} ${dir}`;
}

exports.list = async (req, res) => {
  const sql = `SELECT id, title FROM listings WHERE city = $1 ORDER BY ${orderClause(req.query)}`;
  const { rows } = await pool.query(sql, [req.query.city]);
  res.json(rows);
};
