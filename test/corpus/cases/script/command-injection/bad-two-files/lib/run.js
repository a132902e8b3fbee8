const util = require('node:util');
const exec = util.promisify(require('node:child_process').exec);

exports.run = async function run(program, ...words) {
  const { stdout } = await exec(`${program} ${words.join(' ')}`);
  return stdout.trim();
};
