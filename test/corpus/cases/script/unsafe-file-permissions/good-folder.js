const { mkdirSync } = require('fs');

mkdirSync('/srv/app/uploads', { recursive: true, mode: 0o750 });
