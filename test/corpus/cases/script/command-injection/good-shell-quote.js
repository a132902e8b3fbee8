const { exec } = require('child_process');
const shellQuote = require('shell-quote');
const app = require('express')();

app.get('/count', (req, res) => {
  const word = String(req.query.word);
  const cmd = shellQuote.quote(['grep', '-c', '--', word, '/var/data/words.txt']);
  exec(cmd, (err, stdout) => {
    res.type('text').send(err ? '0' : stdout);
  });
});
app.listen(3000);
