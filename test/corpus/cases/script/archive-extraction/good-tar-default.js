const tar = require('tar');

exports.restore = async (upload) => {
  await tar.x({ file: upload, cwd: '/srv/restore', strict: true });
};
