const express = require('express');
const app = express();

const api = (path) => new URL(path, 'https://api.example.com/v1/');

app.get('/proxy', async (req, res) => {
  const upstream = await fetch(api(req.query.path));
  res.status(upstream.status).send(await upstream.text());
});
