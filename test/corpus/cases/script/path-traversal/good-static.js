const path = require('node:path');
const express = require('express');
const app = express();

app.use('/files', express.static(path.join(__dirname, 'public'), { dotfiles: 'deny', index: false }));
app.get('/download/:id', (req, res) => {
  res.download(path.join(__dirname, 'reports', `${Number(req.params.id)}.pdf`));
});
