const express = require('express');
const { parseStringPromise } = require('xml2js');
const app = express();
app.use(express.text({ type: '*/xml' }));

app.post('/feed', async (req, res) => {
  const feed = await parseStringPromise(req.body, { explicitArray: false });
  res.json({ title: feed.rss.channel.title });
});
