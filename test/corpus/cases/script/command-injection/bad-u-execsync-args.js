#!/usr/bin/env node
const { execSync } = require('child_process');
const file = process.argv[2];
const lines = execSync(`wc -l ${file}`).toString();
console.log(lines);
