const { Pool } = require('pg');
const pool = new Pool();
const COLUMNS = new Set(['owner', 'kind', 'region']);

function buildWhere(filters) {
  const parts = [];
  const values = [];
  for (const [column, value] of Object.entries(filters)) {
    if (!COLUMNS.has(column)) continue;
    values.push(value);
    parts.push(`${column} = $${values.length}`);
  }
  return { text: parts.length ? 'WHERE ' + parts.join(' AND ') : '', values };
}

exports.search = async (req, res) => {
  const where = buildWhere(req.body.filters);
  const result = await pool.query('SELECT * FROM assets ' + where.text, where.values);
  res.json(result.rows);
};
