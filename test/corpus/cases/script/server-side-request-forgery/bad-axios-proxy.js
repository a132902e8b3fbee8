const axios = require('axios');
const express = require('express');
const app = express();

app.get('/proxy', async (req, res) => {
  const response = await axios.get(req.query.url, { responseType: 'stream' });
  response.data.pipe(res);
});
app.listen(3000);
