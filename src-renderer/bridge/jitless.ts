/**
 * Tells zod not to compile schemas with `new Function`, which the window's content policy forbids. Must be imported
 * before any file that builds a schema.
 */
import { z } from 'zod';

z.config({ jitless: true });
