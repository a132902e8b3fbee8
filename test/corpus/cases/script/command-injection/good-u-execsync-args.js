#!/usr/bin/env node
const { execSync, execFileSync } = require('child_process');
const file = process.argv[2];
const head = execSync('git rev-parse HEAD').toString();
const lines = execFileSync('wc', ['-l', file]).toString();
console.log(head, lines);
