const { exec } = require('child_process');

module.exports.size = (folder) =>
  new Promise((resolve, reject) => {
    exec(`du -sk "${folder}"`, (err, out) => {
      if (err) return reject(err);
      resolve(parseInt(out, 10) * 1024);
    });
  });
