const { MongoClient } = require('mongodb');
const express = require('express');

const app = express();
app.use(express.json());
const ready = MongoClient.connect(process.env.MONGO_URL).then((client) => client.db('metrics'));

app.post('/token', async (req, res) => {
  const db = await ready;
  const row = await db.collection('tokens').findOne({ token: { $eq: req.body.token } });
  res.json({ known: row !== null });
});
