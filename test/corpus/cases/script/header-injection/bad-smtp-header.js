const { spawn } = require('child_process');
const express = require('express');
const app = express();
app.use(express.urlencoded({ extended: false }));

app.post('/contact', (req, res) => {
  const mail = spawn('/usr/sbin/sendmail', ['-t', '-i']);
  const head = 'To: support@example.com\nSubject: ' + req.body.subject + '\n\n';
  mail.stdin.write(head);
  mail.stdin.end(String(req.body.message));
  res.send('sent');
});
