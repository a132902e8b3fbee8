const { exec } = require('child_process');

function killPort(port) {
  const n = Number.parseInt(port, 10);
  if (!Number.isInteger(n) || n < 1 || n > 65535) {
    return Promise.reject(new TypeError('Invalid port'));
  }
  return new Promise((resolve, reject) => {
    exec(`lsof -ti tcp:${n} | xargs kill -TERM`, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
}

exports.killPort = killPort;
