/**
 * Imported first by every view: zod would otherwise compile its parsers with `new Function`, which the page's
 * policy forbids and reports. It decides when a schema is made, so this must run before any contract is loaded.
 */
import * as z from 'zod';

z.config({ jitless: true });
