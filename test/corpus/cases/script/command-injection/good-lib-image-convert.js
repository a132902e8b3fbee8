const { execFileSync } = require('child_process');
const path = require('path');

class Thumbnailer {
  constructor(options = {}) {
    this.size = options.size || '128x128';
    this.out = options.out || '/tmp';
  }

  create(file) {
    const source = path.resolve(file);
    const target = path.join(this.out, path.basename(source));
    execFileSync('convert', [source, '-resize', this.size, target]);
    return target;
  }
}

module.exports = Thumbnailer;
