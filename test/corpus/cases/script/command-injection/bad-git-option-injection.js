const { execFile } = require('child_process');
const app = require('express')();

app.post('/fetch', (req, res) => {
  execFile('git', ['fetch', 'origin', req.query.branch], (err, stdout) => {
    if (err) return res.sendStatus(500);
    res.type('text').send(stdout);
  });
});
app.listen(3000);
