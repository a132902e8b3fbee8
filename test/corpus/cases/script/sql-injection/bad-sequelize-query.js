const express = require('express');
const { Sequelize, QueryTypes } = require('sequelize');

const sequelize = new Sequelize(process.env.DB_URL);
const app = express();
app.use(express.json());

app.post('/report', async (req, res, next) => {
  try {
    const filters = Object.entries(req.body.filters).map(([name, value]) => `${name} = '${value}'`);
    const rows = await sequelize.query(`SELECT * FROM sales WHERE ${filters.join(' AND ')}`, {
      type: QueryTypes.SELECT,
    });
    res.send(rows);
  } catch (error) {
    next(error);
  }
});

app.listen(3000);
