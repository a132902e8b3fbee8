const express = require('express');
const app = express();

class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

app.get('/items/:id', (req, res, next) => {
  if (!/^\d+$/.test(req.params.id)) {
    next(new HttpError(404, `No item ${req.params.id}`));
    return;
  }
  res.json({ id: Number(req.params.id) });
});

app.use((req, res) => {
  res.status(404).type('html').send(`<h1>Not found</h1><p>There is nothing at ${decodeURIComponent(req.originalUrl)}</p>`);
});

app.listen(3000);
