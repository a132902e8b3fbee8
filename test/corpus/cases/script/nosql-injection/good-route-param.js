const express = require('express');
const { getDb } = require('./mongo');
const app = express();

app.get('/u/:handle', async (req, res) => {
  const db = await getDb();
  const user = await db.collection('users').findOne({ handle: req.params.handle }, { projection: { email: 0 } });
  if (!user) return res.sendStatus(404);
  res.json(user);
});
app.listen(3000);
