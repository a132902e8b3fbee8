const { execSync } = require('node:child_process');
const http = require('node:http');

class Jobs {
  constructor() {
    this.commands = [];
  }
  add(command) {
    this.commands.push(command);
    return this;
  }
  run() {
    return this.commands.map((command) => execSync(command).toString());
  }
}

http
  .createServer((req, res) => {
    const chunks = [];
    req.on('data', (chunk) => chunks.push(chunk));
    req.on('end', () => {
      const { url } = JSON.parse(Buffer.concat(chunks).toString());
      const [out] = new Jobs().add('curl -s ' + url).run();
      res.end(out);
    });
  })
  .listen(9000);
