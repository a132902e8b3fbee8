import { exec } from 'child_process';
import express from 'express';

class ArchiveService {
  private build(dir: string, format: string): string {
    const flags = format === 'gz' ? 'czf' : 'cf';
    return `tar ${flags} /tmp/out.tar -C /data ${dir}`;
  }

  create(dir: string, format: string): Promise<void> {
    return new Promise((resolve, reject) => {
      exec(this.build(dir, format), (e) => (e ? reject(e) : resolve()));
    });
  }
}

const app = express();
const service = new ArchiveService();
app.get('/archive', async (req, res) => {
  await service.create(req.query.dir as string, req.query.format as string);
  res.download('/tmp/out.tar');
});
