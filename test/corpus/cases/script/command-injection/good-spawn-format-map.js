const { spawn } = require('child_process');
const router = require('express').Router();
const FORMATS = { mp3: 'mp3', wav: 'wav', ogg: 'ogg' };

router.post('/convert', (req, res) => {
  const format = Object.prototype.hasOwnProperty.call(FORMATS, req.body.format) ? FORMATS[req.body.format] : 'mp3';
  const child = spawn('ffmpeg', ['-i', 'pipe:0', '-f', format, 'pipe:1']);
  req.file.stream.pipe(child.stdin);
  child.stdout.pipe(res);
  child.on('error', () => res.sendStatus(500));
});

module.exports = router;
