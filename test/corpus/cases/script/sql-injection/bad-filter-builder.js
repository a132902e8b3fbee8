const { Pool } = require('pg');
const pool = new Pool();

function buildWhere(filters) {
  const parts = [];
  for (const [column, value] of Object.entries(filters)) {
    parts.push(`${column} = '${value}'`);
  }
  return parts.length ? 'WHERE ' + parts.join(' AND ') : '';
}

exports.search = async (req, res) => {
  const where = buildWhere(req.body.filters);
  const result = await pool.query('SELECT * FROM assets ' + where);
  res.json(result.rows);
};
