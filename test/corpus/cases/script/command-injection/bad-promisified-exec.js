const util = require('util');
const exec = util.promisify(require('child_process').exec);
const express = require('express');
const app = express();

async function whois(domain) {
  const { stdout } = await exec(`whois ${domain}`);
  return stdout;
}

app.get('/whois/:domain', async (req, res) => {
  try {
    res.type('txt').send(await whois(req.params.domain));
  } catch (e) {
    res.status(502).end();
  }
});
