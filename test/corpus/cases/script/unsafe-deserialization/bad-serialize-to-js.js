const serialize = require('serialize-to-js');
const redis = require('redis').createClient();
const app = require('express')();
app.use(require('express').text());

app.post('/state', async (req, res) => {
  const state = serialize.deserialize(req.body);
  await redis.set('state', JSON.stringify(state));
  res.sendStatus(204);
});
