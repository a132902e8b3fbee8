const { MongoClient } = require('mongodb');
const express = require('express');

const app = express();
app.use(express.json());
const ready = MongoClient.connect(process.env.MONGO_URL).then((client) => client.db('metrics'));

app.post('/stats', async (req, res) => {
  const db = await ready;
  const match = { tenant: 'public', ...req.body.match };
  const rows = await db.collection('events').aggregate([{ $match: match }, { $count: 'n' }]).toArray();
  res.json(rows);
});
