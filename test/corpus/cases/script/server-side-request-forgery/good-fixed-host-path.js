const axios = require('axios');
const express = require('express');
const app = express();

app.get('/weather/:city', async (req, res) => {
  const city = encodeURIComponent(req.params.city);
  const { data } = await axios.get(`https://api.weather.example/v1/cities/${city}`);
  res.json(data);
});
