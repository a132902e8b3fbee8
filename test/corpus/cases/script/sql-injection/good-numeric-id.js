const express = require('express');
const db = require('better-sqlite3')('blog.db');
const app = express();

app.get('/post/:id', (req, res) => {
  const id = Number(req.params.id);
  if (!Number.isInteger(id)) {
    return res.status(400).send('bad id');
  }
  const post = db.prepare(`SELECT * FROM posts WHERE id = ${id}`).get();
  res.json(post);
});
app.listen(3000);
