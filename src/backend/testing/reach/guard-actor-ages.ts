/** In every suite, what outlives a request has to read its actor again before it decides (.mocharc.json). */
import { guardAges } from '../../../domain/policy/actor-age.ts';

guardAges(true);
