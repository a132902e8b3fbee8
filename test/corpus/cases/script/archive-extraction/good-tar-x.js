const tar = require('tar');
const path = require('path');

module.exports = async function install(tarball, name) {
  if (!/^[a-z0-9-]+$/.test(name)) throw new Error('bad name');
  await tar.x({ file: tarball, cwd: path.join('/opt/plugins', name), strip: 1 });
};
