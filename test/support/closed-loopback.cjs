/** Preloaded into a process that must get along alone: it listens nowhere, connects to nothing and starts no Node. */
const childProcess = require('node:child_process');
const net = require('node:net');

function refuse(what) {
  return () => {
    throw new Error(`closed: ${what}`);
  };
}

net.Server.prototype.listen = refuse('a server listens');
net.Socket.prototype.connect = refuse('a socket connects');
childProcess.fork = refuse('a process of ours is started');
const { spawn } = childProcess;
childProcess.spawn = (command, ...rest) =>
  command === process.execPath ? refuse('a process of ours is started')() : spawn(command, ...rest);
require('node:module').syncBuiltinESMExports();
