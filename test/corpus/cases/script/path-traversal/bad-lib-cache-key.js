const fs = require('fs');
const path = require('path');

class FileCache {
  constructor(dir) {
    this.dir = dir;
  }

  get(key) {
    const p = path.join(this.dir, key + '.json');
    return fs.existsSync(p) ? JSON.parse(fs.readFileSync(p, 'utf8')) : undefined;
  }
}

const cache = new FileCache('/var/cache/app');
require('http')
  .createServer((req, res) => {
    const key = new URL(req.url, 'http://x').searchParams.get('key');
    res.end(JSON.stringify(cache.get(key) || null));
  })
  .listen(9000);
