import { EventEmitter } from 'node:events';
import { exec } from 'node:child_process';
import express from 'express';
const jobs = new EventEmitter();
jobs.on('convert', (file: string) => { exec('convert ' + file + ' out.png'); });
const app = express();
app.post('/convert', (req, res) => { jobs.emit('convert', req.body.file); res.sendStatus(202); });
