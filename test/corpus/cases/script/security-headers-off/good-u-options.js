const helmet = require('helmet');
const options = { xFrameOptions: { action: 'sameorigin' }, hidePoweredBy: true };

module.exports = helmet(options);
