import express from 'express';
import mysql from 'mysql2/promise';
const pool = mysql.createPool(process.env.DB!);
const app = express();
const COLUMNS: Record<string, string> = { name: 'name', price: 'price_cents' };
app.get('/list', async (req, res) => {
  const used = Object.keys(req.query).filter((key) => key in COLUMNS);
  const filters = used.map((key) => `${COLUMNS[key]} = ?`).join(' AND ');
  const [rows] = await pool.query('SELECT * FROM items WHERE ' + filters, used.map((key) => req.query[key]));
  res.json(rows);
});
