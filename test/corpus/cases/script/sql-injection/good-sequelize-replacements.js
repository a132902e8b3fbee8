const express = require('express');
const { Sequelize, QueryTypes } = require('sequelize');

const sequelize = new Sequelize(process.env.DB_URL);
const app = express();
app.use(express.json());

app.post('/report', async (req, res, next) => {
  try {
    const { region, year } = req.body;
    const rows = await sequelize.query('SELECT * FROM sales WHERE region = :region AND year = :year', {
      type: QueryTypes.SELECT,
      replacements: { region, year },
    });
    res.send(rows);
  } catch (error) {
    next(error);
  }
});
