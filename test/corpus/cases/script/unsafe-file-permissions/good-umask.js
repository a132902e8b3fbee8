const before = process.umask(0o077);
require('./worker').start();
process.on('exit', () => process.umask(before));
