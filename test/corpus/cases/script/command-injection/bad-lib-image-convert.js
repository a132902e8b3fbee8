const { execSync } = require('child_process');
const path = require('path');

class Thumbnailer {
  constructor(options = {}) {
    this.size = options.size || '128x128';
    this.out = options.out || '/tmp';
  }

  create(file) {
    const target = path.join(this.out, path.basename(file));
    const cmd = `convert "${file}" -resize ${this.size} "${target}"`;
    execSync(cmd);
    return target;
  }
}

module.exports = Thumbnailer;
