const express = require('express');
const { getDb } = require('./mongo');
const app = express();

app.delete('/sessions', async (req, res) => {
  const db = await getDb();
  const out = await db.collection('sessions').deleteMany({ sid: req.query.sid });
  res.json({ removed: out.deletedCount });
});
