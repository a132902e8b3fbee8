const express = require('express');
const app = express();

const find = (id) => {
  if (!/^\d+$/.test(id)) throw new Error(`There is no page ${id}`);
  return { id };
};

app.get('/pages/:id', (req, res) => {
  try {
    res.json(find(req.params.id));
  } catch (error) {
    res.status(404).send(`<p>${error.message}</p>`);
  }
});
