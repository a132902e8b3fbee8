import express from 'express';
import mysql from 'mysql2/promise';
const pool = mysql.createPool(process.env.DB!);
const app = express();
app.get('/list', async (req, res) => {
  const filters = Object.entries(req.query).map(([key, value]) => `${key} = '${value}'`).join(' AND ');
  const [rows] = await pool.query('SELECT * FROM items WHERE ' + filters);
  res.json(rows);
});
