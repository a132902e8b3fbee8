const express = require('express');
const app = express();

app.get('/proxy', async (req, res) => {
  const url = new URL('https://api.example.com/v1/items');
  url.searchParams.set('q', String(req.query.q));
  const upstream = await fetch(url);
  res.status(upstream.status).json(await upstream.json());
});
