const express = require('express');
const db = require('better-sqlite3')('blog.db');
const app = express();

app.get('/tag/:tag', (req, res) => {
  const tag = decodeURIComponent(req.params.tag);
  const posts = db.prepare(`SELECT * FROM posts WHERE tag = '${tag}'`).all();
  res.json(posts);
});
app.listen(3000);
