const express = require('express');
const Comment = require('./models/comment');
const app = express();

app.get('/post/:id/comments', async (req, res) => {
  const comments = await Comment.find({ post: String(req.params.id) });
  let html = '<ul>';
  for (const c of comments) {
    html += `<li><b>${c.author}</b>: ${c.body}</li>`;
  }
  html += '</ul>';
  res.send(html);
});
app.listen(3000);
