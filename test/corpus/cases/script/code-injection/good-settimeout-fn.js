const app = require('express')();

function finish(res, msg) {
  res.json({ msg });
}

app.get('/delay', (req, res) => {
  setTimeout(finish, 100, res, req.query.msg);
});
