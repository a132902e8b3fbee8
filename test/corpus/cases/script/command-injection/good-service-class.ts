import { spawn } from 'child_process';
import express from 'express';

const DIRS = ['photos', 'music', 'docs'] as const;
type Dir = (typeof DIRS)[number];

class ArchiveService {
  create(dir: Dir): Promise<void> {
    return new Promise((resolve, reject) => {
      const p = spawn('tar', ['cf', '/tmp/out.tar', '-C', '/data', dir]);
      p.on('close', (code) => (code === 0 ? resolve() : reject(new Error('tar'))));
    });
  }
}

const app = express();
const service = new ArchiveService();
app.get('/archive', async (req, res) => {
  const dir = DIRS.find((d) => d === req.query.dir);
  if (!dir) {
    res.sendStatus(400);
    return;
  }
  await service.create(dir);
  res.download('/tmp/out.tar');
});
