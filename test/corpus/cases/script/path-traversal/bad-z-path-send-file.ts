import express from 'express';
import path from 'node:path';
const app = express();
app.get('/files/:name', (req, res) => {
  res.sendFile(path.join(__dirname, 'uploads', req.params.name));
});
app.get('/download', (req, res) => {
  const file = `${process.cwd()}/reports/${req.query.file}`;
  res.download(file);
});
