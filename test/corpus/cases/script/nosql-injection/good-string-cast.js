const express = require('express');
const { MongoClient } = require('mongodb');

const client = new MongoClient(process.env.MONGO_URL);
const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const user = await client.db().collection('users').findOne({
    name: String(req.body.name),
    sessionKey: String(req.body.key),
  });
  res.sendStatus(user ? 200 : 401);
});
