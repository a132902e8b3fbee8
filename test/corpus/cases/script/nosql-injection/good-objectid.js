const express = require('express');
const { ObjectId } = require('mongodb');
const { getDb } = require('./mongo');
const app = express();

app.delete('/sessions/:id', async (req, res) => {
  if (!ObjectId.isValid(req.params.id)) return res.sendStatus(400);
  const db = await getDb();
  const out = await db.collection('sessions').deleteOne({ _id: new ObjectId(req.params.id) });
  res.json({ removed: out.deletedCount });
});
