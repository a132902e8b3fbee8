const { exec } = require('child_process');
const express = require('express');
const app = express();

app.get('/ping', (req, res) => {
  exec('ping -c 3 ' + req.query.host, (err, stdout) => {
    res.type('text').send(err ? 'failed' : stdout);
  });
});
app.listen(3000);
