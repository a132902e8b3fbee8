const axios = require('axios');
const express = require('express');
const app = express();
app.use(express.json());

async function notify({ url, event }) {
  const { status } = await axios({ method: 'post', url, data: { event } });
  return status;
}

app.post('/webhooks/test', async (req, res) => {
  const status = await notify({ url: req.body.callback, event: 'ping' });
  res.json({ status });
});
