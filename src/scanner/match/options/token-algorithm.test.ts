import { describeClasses, js, py } from '../../flow/evidence/testing.test.ts';

describeClasses('an algorithm of a token', [
  {
    name: 'what the program keeps beside its key',
    rule: 'jwt-verification-off',
    high: [
      js(
        "const jwt = require('jsonwebtoken');\nexports.check = (token, key) => {\n  const { header } = jwt.decode(token, { complete: true });\n  return jwt.verify(token, key, { algorithms: [header.alg] });\n};\n",
      ),
      js(
        "import { decodeProtectedHeader, jwtVerify } from 'jose';\nexport async function check(token, key) {\n  const { alg } = decodeProtectedHeader(token);\n  return await jwtVerify(token, key, { algorithms: [alg] });\n}\n",
      ),
      py(
        'import jwt\n\n\ndef read(token, key):\n    return jwt.decode(token, key, algorithms=[jwt.get_unverified_header(token)["alg"]])\n',
      ),
      py(
        'from jose import jwt\n\n\ndef read(token, key):\n    header = jwt.get_unverified_header(token)\n    return jwt.decode(token, key, algorithms=header["alg"])\n',
      ),
    ],
    lower: [
      js(
        "const jwt = require('jsonwebtoken');\nexports.check = (token, keys) => {\n  const { header } = jwt.decode(token, { complete: true });\n  return jwt.verify(token, keys[header.kid].key, { algorithms: [keys[header.kid].alg] });\n};\n",
      ),
      py(
        'import jwt\n\n\ndef read(token, keys):\n    found = keys[jwt.get_unverified_header(token)["kid"]]\n    return jwt.decode(token, found.key, algorithms=[found.alg])\n',
      ),
    ],
  },
]);
