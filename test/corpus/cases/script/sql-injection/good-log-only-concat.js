const { Pool } = require('pg');
const pool = new Pool();

exports.find = async (req, res) => {
  const text = 'SELECT * FROM parts WHERE sku = $1';
  const label = 'select from parts where sku = ' + JSON.stringify(req.query.sku);
  const started = Date.now();
  const { rows } = await pool.query(text, [req.query.sku]);
  res.set('X-Query-Time', String(Date.now() - started));
  res.json({ label, rows });
};
