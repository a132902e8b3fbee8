const { spawn } = require('child_process');
const router = require('express').Router();

router.post('/convert', (req, res) => {
  const child = spawn('ffmpeg', ['-i', req.body.input, '-f', req.body.format, 'pipe:1'], { shell: true });
  child.stdout.pipe(res);
  child.on('error', () => res.sendStatus(500));
});

module.exports = router;
