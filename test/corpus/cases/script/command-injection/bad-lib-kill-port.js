const { exec } = require('child_process');

function killPort(port, signal = 'TERM') {
  return new Promise((resolve, reject) => {
    const command = process.platform === 'win32'
      ? `netstat -ano | findstr :${port}`
      : `lsof -ti tcp:${port} | xargs kill -${signal}`;
    exec(command, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
}

exports.killPort = killPort;
