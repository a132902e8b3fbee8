const express = require('express');
const app = express();

app.get('/items/:id', (req, res) => {
  if (!/^\d+$/.test(req.params.id)) {
    res.status(404).type('text/plain').send(`No item ${req.params.id}`);
    return;
  }
  res.send(`<h1>Item ${req.params.id}</h1>`);
});

app.use((req, res) => {
  res.status(404).json({ error: `There is nothing at ${req.originalUrl}` });
});

app.listen(3000);
