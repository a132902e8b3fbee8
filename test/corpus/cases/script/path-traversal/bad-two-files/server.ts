import express from 'express';
import { DiskStorage, type Storage } from './storage';

const storage: Storage = new DiskStorage('/srv/media');
const app = express();

app.get('/media', (req, res) => {
  const key = req.query.key;
  if (typeof key !== 'string') {
    res.sendStatus(400);
    return;
  }
  storage.open(key).pipe(res);
});
