const util = require('node:util');
const execFile = util.promisify(require('node:child_process').execFile);

exports.run = async function run(program, ...words) {
  const { stdout } = await execFile(program, words);
  return stdout.trim();
};
