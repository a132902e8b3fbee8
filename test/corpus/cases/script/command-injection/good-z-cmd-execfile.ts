import { execFile } from 'node:child_process';
import express from 'express';
const app = express();
app.get('/ping', (req, res) => {
  execFile('ping', ['-c', '1', '--', String(req.query.host)], (_e, out) => res.type('text').send(out));
});
