import express from 'express';
const app = express();
app.get('/files/:name', (req, res) => {
  res.sendFile(req.params.name, { root: '/srv/uploads' });
});
